-- Revision ID: aaaa11111111
-- Revises:
-- Create Date: 2026-11-22T21:31:00Z
-- Message: Add books

-- migrate:upgrade
create table books (id int primary key, title text);

-- migrate:downgrade
drop table books;
