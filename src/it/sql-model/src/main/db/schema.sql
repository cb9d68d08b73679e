create type mood as enum ('calm', 'keen');

create table readers (
    id bigint generated always as identity primary key,
    email text not null unique check (email like '%@%'),
    mood mood not null default 'calm'
);

create index readers_keen on readers (email) where mood = 'keen';

create view keen_readers as select id, email from readers where mood = 'keen';

create table shelves (
    code text primary key,
    name text not null
);
