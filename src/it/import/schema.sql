create table authors (id serial primary key, name text not null);
create type genre as enum ('novel', 'poem');
create table books (
    id int primary key,
    author int references authors,
    title text default 'Hello',
    genre genre default 'novel',
    pages int
);
create view titles as select title from books;
