create table shelf (id int primary key, label text not null);
create view labels as select label from shelf;
