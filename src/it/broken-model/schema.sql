create table places (id int primary key);
