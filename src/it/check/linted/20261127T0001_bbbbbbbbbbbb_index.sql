-- Revision ID: bbbbbbbbbbbb
-- Revises: aaaaaaaaaaaa
-- Create Date: 2026-11-27T00:01:00Z
-- Message: Index

-- migrate:upgrade
create index orders_customer on orders (customer);

-- migrate:downgrade
drop index orders_customer;
