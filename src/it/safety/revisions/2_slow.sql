-- Revision ID: 3f0c12ab9d01
-- Revises: b7d3c606877e
-- Create Date: 2026-11-23T09:00:00Z
-- Message: Slow

-- migrate:upgrade
create table authors (id bigint primary key);
select pg_sleep(600);

-- migrate:downgrade
drop table authors;
