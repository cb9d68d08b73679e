-- Revision ID: aaaa33333333
-- Revises: aaaa11111111
-- Create Date: 2026-11-22T21:31:00Z
-- Message: Drop what nobody needs

-- migrate:upgrade
drop view if exists titles;

-- migrate:downgrade
select 1;
