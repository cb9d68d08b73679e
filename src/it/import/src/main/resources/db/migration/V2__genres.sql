create type genre as enum ('novel', 'poem');
alter table books add genre genre default 'novel';
