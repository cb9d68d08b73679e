-- Revision ID: aaaa11111111
-- Revises:
-- Message: No date

-- migrate:upgrade
create table first (id int);

-- migrate:downgrade
drop table first;
