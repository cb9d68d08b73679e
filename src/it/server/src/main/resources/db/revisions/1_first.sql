-- Revision ID: abab11111111
-- Revises:
-- Create Date: 2026-11-22T21:31:00Z
-- Message: First

-- migrate:upgrade
create table shelf (id int primary key);

-- migrate:downgrade
drop table shelf;
