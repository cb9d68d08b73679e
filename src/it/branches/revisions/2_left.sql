-- Revision ID: aaaa22222222
-- Revises: aaaa11111111
-- Create Date: 2026-11-22T21:31:00Z
-- Message: Left

-- migrate:upgrade
select 1;

-- migrate:downgrade
select 1;
