-- Revision ID: aaaa1
-- Revises:
-- Create Date: 2026-11-23T09:00:00Z
-- Message: What somebody did at night, with a history of its own

-- migrate:upgrade
alter table books add isbn text;

-- migrate:downgrade
alter table books drop isbn;
