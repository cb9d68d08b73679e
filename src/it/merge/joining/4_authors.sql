-- Revision ID: aaaa44444444
-- Revises: aaaa11111111
-- Create Date: 2026-11-22T21:31:00Z
-- Message: Add authors

-- migrate:upgrade
create table authors (id int primary key);

-- migrate:downgrade
drop table authors;
