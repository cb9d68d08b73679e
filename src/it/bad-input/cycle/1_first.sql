-- Revision ID: aaaa11111111
-- Revises: aaaa22222222
-- Create Date: 2026-11-22T21:31:00Z
-- Message: First

-- migrate:upgrade
select 1;

-- migrate:downgrade
select 1;
