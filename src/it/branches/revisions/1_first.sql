-- Revision ID: aaaa11111111
-- Revises:
-- Create Date: 2026-11-22T21:31:00Z
-- Message: First

-- migrate:upgrade
create table first (id int);

-- migrate:downgrade
drop table first;
