-- Revision ID: aaaa33333333
-- Revises: aaaa22222222
-- Create Date: 2026-11-22T23:31:00Z
-- Message: Add a first book

-- migrate:upgrade
insert into books (id, title) values (1, 'Emma');

-- migrate:downgrade
delete from books where id = 1;
