-- Revision ID: aaaa11111111
-- Revises:
-- Create Date: 2026-11-22T21:31:00Z
-- Message: Add books

-- migrate:upgrade
create table books (id int primary key, title text);
insert into books select i, 'Volume ' || i from generate_series(1, 100) i;

-- migrate:downgrade
drop table books;
