-- Revision ID: 3f0c12ab9d01
-- Revises: b7d3c606877e
-- Create Date: 2026-11-23T09:00:00Z
-- Message: Add books

-- migrate:upgrade
create table books (id int generated always as identity primary key, title text not null, author int references authors);

-- migrate:downgrade
drop table books;
