-- Revision ID: c0ffee000002
-- Revises: c0ffee000001
-- Create Date: 2026-11-26T18:01:00Z
-- Message: Split names

-- migrate:upgrade

alter table customers add column first_name text, add column last_name text;
update customers set first_name = split_part(name, ' ', 1), last_name = split_part(name, ' ', 2);
alter table customers drop column name, alter column first_name set not null, alter column last_name set not null;

-- migrate:downgrade

alter table customers add column name text;
update customers set name = first_name || ' ' || last_name;
alter table customers alter column name set not null, drop column first_name, drop column last_name;
