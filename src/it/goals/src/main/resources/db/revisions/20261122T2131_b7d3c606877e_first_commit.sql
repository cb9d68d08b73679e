-- Revision ID: b7d3c606877e
-- Revises:
-- Create Date: 2026-11-22T21:31:00Z
-- Message: First commit

-- migrate:upgrade
create table authors (id int generated always as identity primary key, name text not null);

-- migrate:downgrade
drop table authors;
