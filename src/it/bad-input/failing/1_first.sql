-- Revision ID: cccc11111111
-- Revises:
-- Create Date: 2026-11-22T21:31:00Z
-- Message: First

-- migrate:upgrade
create table before_it (id int);

-- migrate:downgrade
drop table before_it;
