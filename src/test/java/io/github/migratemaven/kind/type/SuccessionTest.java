package io.github.migratemaven.kind.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.LiveSchema;
import io.github.migratemaven.kind.RoundTrip;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One kind of object takes the name of another, and with it what depends on that name. */
class SuccessionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "create type x as enum ('a', 'b')     | create domain x as text check (value in ('a', 'z'))",
                "create type x as enum ('a', 'b')     | create type x as (a int, b int)",
                "create type x as enum ('a', 'b')     | create type x as range (subtype = int4)",
                "create domain x as int check (value > 0) | create type x as (a int, b int)",
                "create domain x as int               | create type x as range (subtype = float8)",
                "create type x as (id int, b text)    | create table x (id int, b text)",
                "create type x as enum ('a', 'b')     | create table x (id int primary key, b text)",
                "create type x as (id int, b text)    | create view x as select 1 as id, 'b'::text as b",
            })
    void aTypesColumnsArraysAndRoutinesGoWithTheName(String one, String other) {
        String users =
                "; create table t (c x, d x[], n int); create function f(x) returns x language sql as 'select $1';"
                        + "create view v as select c from t; comment on column t.c is 'c';";
        if (!other.contains("view")) {
            RoundTrip.assertBothWays(one + users, other + users);
        } else {
            String routine = "; create function f(x) returns int language sql as 'select 1';";
            RoundTrip.assertBothWays(one + routine, other + routine);
        }
    }

    @Test
    void valuesThatFitAreKept() throws SQLException {
        String users = "create table t (c x default 'a', d x[], e x not null default 'b'); create index i on t (c);"
                + "create view v as select c from t;";
        String asEnum = "create type x as enum ('a','b');" + users;
        String asDomain = "create domain x as text check (value in ('a', 'b', 'z'));" + users;
        try (LiveSchema live = LiveSchema.of(asEnum, "insert into t values ('a', '{a,b}', 'b')")) {
            live.become(asDomain);
            assertThat(live.ask("select * from t")).isEqualTo("a|{a,b}|b");
            live.become(asEnum);
            assertThat(live.ask("select * from t")).isEqualTo("a|{a,b}|b");
        }
    }

    @Test
    void twoTypesExchangeTheirNames() {
        RoundTrip.assertBothWays(
                "create type a as enum ('x'); create domain b as text; create table t (p a, q b);",
                "create domain a as text; create type b as enum ('x'); create table t (p a, q b);");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "create table x (id int primary key, b text) | create view x as select id, 'c'::text as b from y",
                "create table x (id int primary key, b text) | create materialized view x as select id, 'c'::text as b"
                        + " from y",
                "create view x as select id, 'c'::text as b from y | create materialized view x as select id,"
                        + " 'c'::text as b from y",
                "create table x (id int, b text default 'q') | create foreign table x (id int, b text default 'q')"
                        + " server s",
                "create view x as select id, 'c'::text as b from y | create foreign table x (id int, b text) server s",
            })
    void aRelationsDependentsGoWithTheName(String one, String other) {
        String before = RoundTrip.role("reader")
                + "create foreign data wrapper w; create server s foreign data wrapper w; create table y (id int);";
        String users = """
            ;
            create view v as select id, b from x;
            create materialized view m as select * from v with no data;
            create function f() returns setof x language sql as 'select id, b from x';
            create rule r as on delete to v do instead nothing;
            grant select (b) on x to reader;
            comment on column x.b is 'cb';
            """;
        RoundTrip.assertBothWays(before + one + users, before + other + users);
    }

    @Test
    void aRoutineTurnsIntoAnother() {
        String role = RoundTrip.role("reader");
        RoundTrip.assertBothWays(role + """
            create function x(int) returns int language sql immutable as 'select 1';
            create view v as select x(1) as a; comment on function x(int) is 'c'; grant execute on function x to reader;
            """, role + """
                create aggregate x(int) (sfunc = int4pl, stype = int);
                create view v as select x(1) as a; comment on aggregate x(int) is 'c'; grant execute on function x to reader;
                """);
        RoundTrip.assertBothWays(
                "create function x(int) returns int language sql as 'select 1';",
                "create procedure x(int) language sql as 'select 1';");
    }
}
