-- Revision ID: cccc22222222
-- Revises: cccc11111111
-- Create Date: 2026-11-22T21:32:00Z
-- Message: Breaks

-- migrate:upgrade
create table half (id int);
insert into half values ('no number');

-- migrate:downgrade
drop table half;
