-- Revision ID: aaaa22222222
-- Revises: aaaa11111111
-- Create Date: 2026-11-22T21:31:00Z
-- Message: Show titles

-- migrate:upgrade
create view titles as select title from books;

-- migrate:downgrade
drop view titles;
