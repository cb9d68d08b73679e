-- Revision ID: aaaa22222222
-- Revises: aaaa11111111
-- Create Date: 2026-11-22T22:31:00Z
-- Message: Add authors

-- migrate:upgrade
create table authors (id int primary key);

-- migrate:downgrade
drop table authors;
