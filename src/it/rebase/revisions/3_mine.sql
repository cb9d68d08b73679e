-- Revision ID: aaaa33333333
-- Revises: aaaa11111111
-- Create Date: 2026-11-22T23:31:00Z
-- Message: Add reviews

-- migrate:upgrade
create table reviews (id int primary key);

-- migrate:downgrade
drop table reviews;
