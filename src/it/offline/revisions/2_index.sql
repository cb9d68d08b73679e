-- Revision ID: aaaa22222222
-- Revises: aaaa11111111
-- Create Date: 2026-11-22T22:31:00Z
-- Message: Index titles

-- migrate:upgrade transaction=off
create index concurrently ix_title on books (title);

-- migrate:downgrade transaction=off
drop index concurrently ix_title;
