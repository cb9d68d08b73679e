-- What the statements of a file of measured locks are about; named as they name it.
create type en as enum ('e1', 'e2');
create type comp as (x int, y text);
create domain dom as int;
create domain domc as int check (value > 0);
create function ff() returns int language sql immutable as 'select 1';
create function fs() returns int language sql stable as 'select 1';
create function fv() returns int language sql volatile as 'select 1';
create function trf() returns trigger language plpgsql as 'begin return new; end';
create sequence sq;
create schema s2;
do $$ begin create role r1; exception when duplicate_object then null; end $$;

create table p (id int primary key, x text);
insert into p values (1, 'a'), (2, 'b');

create table t (
    id int primary key,
    a int,
    b text,
    v varchar(10),
    c char(10),
    n numeric(10, 2),
    ts timestamp,
    tz timestamptz,
    tz3 timestamptz(3),
    tm time(3),
    j json,
    vb varbit(5),
    ar varchar(10)[],
    e text,
    nn int not null,
    ip int references p (id)
);
create index t_a on t (a);
create index t_v on t (v);
create index t_b on t (b);
create index t_ts on t (ts);
create unique index t_uqa on t (a);
insert into t (id, a, b, v, c, n, ts, tz, tz3, tm, j, vb, ar, e, nn, ip)
values
    (1, 1, 'b1', 'v1', 'c1', 1, '2020-01-01', '2020-01-01', '2020-01-01', '10:00', '{}', '101', '{x}', 'e1', 1, 1),
    (2, 2, 'b2', 'v2', 'c2', 2, '2020-01-02', '2020-01-02', '2020-01-02', '11:00', '[]', '11', '{y}', 'e2', 2, 2);
create trigger tg before insert on t for each row execute function trf();
create policy po on t using (true);

create table f (id int, pid int);
insert into f values (1, 1);
alter table f add constraint f_ck check (id > 0) not valid;
alter table f add constraint f_fk foreign key (pid) references p (id) not valid;

create table u (id int, k int, z int, constraint u_nn check (id is not null), constraint z_nn check (z is not null) not valid);
insert into u values (1, 1, 1), (2, 2, 2);
create unique index u_id on u (id);
create unique index u_k on u (k);

create table td (id int, d dom, dc domc);
insert into td values (1, 1, 1);

create table pt (id int, x int) partition by range (id);
create table pt1 partition of pt for values from (1) to (1000);
create table ptd partition of pt default;
insert into pt values (1, 1), (2000, 2);
create table pt3 (id int, x int, constraint pt3_ck check (id is not null and id >= 3000 and id < 4000));

create table q (id int, x int) partition by range (id);
create table q1 partition of q for values from (1) to (1000);

create view vw as select id, a from t;
create materialized view mv as select id, a from t;
create unique index mv_id on mv (id);
