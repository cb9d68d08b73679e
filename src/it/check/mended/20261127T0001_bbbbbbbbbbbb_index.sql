-- Revision ID: bbbbbbbbbbbb
-- Revises: aaaaaaaaaaaa
-- Create Date: 2026-11-27T00:01:00Z
-- Message: Index

-- migrate:upgrade transaction=off
create index concurrently orders_customer on orders (customer);

-- migrate:downgrade transaction=off
drop index concurrently orders_customer;
