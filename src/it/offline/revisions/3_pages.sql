-- Revision ID: aaaa33333333
-- Revises: aaaa22222222
-- Create Date: 2026-11-22T23:31:00Z
-- Message: Add pages

-- migrate:upgrade
alter table books add column pages int;

-- migrate:downgrade
alter table books drop column pages;
