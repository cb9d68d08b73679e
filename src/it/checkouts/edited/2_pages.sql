-- Revision ID: aaaa22222222
-- Revises: aaaa11111111
-- Create Date: 2026-11-22T21:31:00Z
-- Message: Add pages

-- migrate:upgrade
alter table books add column pages int;

-- migrate:downgrade
alter table books drop column pages;
