package io.github.migratemaven.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnhandledObjectsTest {

    @Test
    void namesWhatNoKindReads() {
        RoundTrip trip = RoundTrip.assertBothWays("", """
                set allow_system_table_mods = on;
                create function pg_catalog.in_the_wrong_place() returns int language sql as 'select 1';
                """);
        assertThat(trip.unhandled()).containsExactly("function pg_catalog.in_the_wrong_place()");
    }

    @Test
    void namesNothingOfASchemaWithEveryKindOfPart() {
        RoundTrip trip = RoundTrip.assertBothWays("", """
                create table a (id int generated always as identity primary key, b serial unique, c text default 'x',
                  d int generated always as (1 + 1) stored, e int4range, exclude using gist (e with &&), check (b > 0));
                create index on a (c) where b > 1;
                create table z (a int not null references a, constraint u unique (a));
                create function f() returns trigger language plpgsql as 'begin return new; end';
                create trigger t before insert on a for each row execute function f();
                create constraint trigger ct after insert on a deferrable for each row execute function f();
                create view v as select * from a;
                create materialized view m as select * from a;
                create rule r as on insert to v do instead nothing;
                alter table a enable row level security;
                create policy p on a using (true);
                create table part (x int primary key, y int references z (a)) partition by range (x);
                create table part1 partition of part for values from (1) to (2);
                create trigger pt after insert on part for each row execute function f();
                create domain d as int check (value > 0) not null;
                create type c as (a int, b d);
                create type e as enum ('a');
                create type r as range (subtype = float8);
                alter default privileges grant select on tables to public;
                create temp table gone (a int default 1 check (a > 0), b text primary key);
                """);
        assertThat(trip.unhandled()).isEmpty();
    }
}
