create table authors (id serial primary key, name text not null);
create table books (id int primary key, author int references authors, title text default '${greeting}');
insert into authors (name) values ('${owner}'), ('Le Guin');
