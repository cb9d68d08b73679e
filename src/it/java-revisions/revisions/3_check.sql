-- Revision ID: aaaa33333333
-- Revises: aaaa22222222
-- Create Date: 2026-11-22T23:31:00Z
-- Message: Require slugs

-- migrate:upgrade
alter table books alter slug set not null;
alter table books add check (slug = lower(slug) and slug !~ ' ');

-- migrate:downgrade
alter table books drop constraint books_slug_check;
alter table books alter slug drop not null;
