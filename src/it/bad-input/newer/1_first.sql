-- Revision ID: eeee11111111
-- Revises:
-- Create Date: 2026-11-22T21:31:00Z
-- Generated For: PostgreSQL 19
-- Message: For a newer server

-- migrate:upgrade
create table newer (id int) with (option_of_another_version = on);

-- migrate:downgrade
drop table newer;
