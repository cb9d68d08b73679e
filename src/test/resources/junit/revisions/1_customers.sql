-- Revision ID: c0ffee000001
-- Revises:
-- Create Date: 2026-11-26T18:00:00Z
-- Message: Add customers

-- migrate:upgrade

create table customers (id int primary key, name text not null);

-- migrate:downgrade

drop table customers;
