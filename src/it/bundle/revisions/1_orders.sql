-- Revision ID: c0ffee000001
-- Revises:
-- Create Date: 2026-11-22T21:31:00Z
-- Message: Add orders

-- migrate:upgrade
create table orders (id int primary key, customer text);

-- migrate:downgrade
drop table orders;
