-- Revision ID: aaaaaaaaaaaa
-- Revises:
-- Create Date: 2026-11-27T00:00:00Z
-- Message: Orders

-- migrate:upgrade
create table orders (id bigint primary key, customer text not null);

-- migrate:downgrade
drop table orders;
