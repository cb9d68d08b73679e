-- Revision ID: b7d3c606877e
-- Revises:
-- Create Date: 2026-11-22T21:31:00Z
-- Message: Books

-- migrate:upgrade
create table books (id bigint primary key);

-- migrate:downgrade
drop table books;
