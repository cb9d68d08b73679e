-- Revision ID: aaaa44444444
-- Revises: aaaa33333333
-- Create Date: 2026-11-22T23:31:00Z
-- Message: Add ratings

-- migrate:upgrade
create table ratings (id int primary key);

-- migrate:downgrade
drop table ratings;
