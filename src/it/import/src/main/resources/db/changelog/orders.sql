--liquibase formatted sql

--changeset octavia:2
create table orders (
  id bigint primary key,
  customer bigint not null references customers,
  status varchar(20) not null default '${status}' check (status in ('NEW', 'PAID'))
);
insert into orders select 1, id from customers;
--rollback drop table orders;
