-- Revision ID: a1
-- Revises:
-- Create Date: 2026-11-26T09:00:00Z
-- Message: A schema of its own
-- migrate:parameter tenant identifier

-- migrate:upgrade
create schema :{tenant};

-- migrate:downgrade
drop schema :{tenant};
