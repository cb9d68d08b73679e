alter table books drop genre;
drop type genre;
