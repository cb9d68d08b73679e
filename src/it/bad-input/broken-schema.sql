create table fine (id int);
create table broken (id int,);
