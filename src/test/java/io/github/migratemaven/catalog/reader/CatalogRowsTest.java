package io.github.migratemaven.catalog.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which kinds a database need not be asked for. */
class CatalogRowsTest {
    private static final int MAJOR = 18;

    @Test
    void ofAnEmptyDatabaseOnlyKindsAreAskedForThatMayBeThereNevertheless() throws SQLException {
        assertThat(asked("")).noneMatch(kind -> !kind.catalogs().isEmpty() && !kind.comesWithDatabases());
    }

    @Test
    void whatTablesBringAlongIsNoReasonToAskForTypesRulesAndTriggers() throws SQLException {
        assertThat(asked("create table a (id int primary key); create table b (a int references a); create view v as"
                        + " select * from a"))
                .extracting(ObjectKind::name)
                .contains("table", "view", "constraint", "index")
                .doesNotContain("enum", "domain", "range", "type", "rule", "trigger", "function", "operator")
                .doesNotContain("materialized view", "foreign table", "sequence", "identity", "sequence ownership")
                .doesNotContain("partition", "index attachment", "domain constraint", "user mapping", "subscription");
    }

    /** Whatever a kind's query finds, it would not be passed over: one row of it alone brings the question about. */
    @Test
    void everyRowThatAKindFindsIsAReasonToAskForIt() throws SQLException {
        try (Connection connection = TestPostgres.freshDatabase(MAJOR).open();
                Statement statement = connection.createStatement()) {
            statement.execute(OF_EVERY_KIND);
            ObjectAddresses known = ObjectAddresses.read(statement::executeQuery);
            Set<String> without = new TreeSet<>();
            for (ObjectKind<?> kind : Kinds.ALL) {
                if (kind.comesWithDatabases()
                        || kind.catalogs().isEmpty() && kind.restsOn().isEmpty()) {
                    continue;
                }
                CatalogRows rows = CatalogRows.read(statement::executeQuery, List.of(kind), known);
                List<String> found = addresses(statement, kind);
                if (found.isEmpty()) {
                    without.add(kind.name());
                }
                assertThat(rows.mayHold(kind)).as(kind.name()).isTrue();
                if (!kind.catalogs().isEmpty()) {
                    assertThat(rows.unknownTo(known)).as(kind.name()).containsAll(found);
                    assertThat(found).as(kind.name()).allMatch(address -> CatalogRows.isObject(address, known));
                    assertThat(found).as(kind.name()).allMatch(address -> rows.isReason(address, kind));
                }
            }
            assertThat(without).isEmpty();
            statement.execute("drop subscription sub");
        }
    }

    private static List<ObjectKind<?>> asked(String sql) throws SQLException {
        try (Connection connection = TestPostgres.freshDatabase(MAJOR).open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            CatalogRows rows =
                    CatalogRows.read(statement::executeQuery, Kinds.ALL, ObjectAddresses.read(statement::executeQuery));
            return Kinds.ALL.stream().filter(rows::mayHold).toList();
        }
    }

    private static List<String> addresses(Statement statement, ObjectKind<?> kind) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(kind.query(MAJOR))) {
            while (rows.next()) {
                found.add(rows.getString("address"));
            }
        }
        return found;
    }

    private static final String OF_EVERY_KIND = """
        create table a (id int generated always as identity primary key, b serial unique, c text default 'x',
          d int generated always as (1 + 1) stored, e int4range, exclude using gist (e with &&), check (b > 0));
        create table z (a int references a);
        create index on a (c) where b > 1;
        create statistics st (dependencies) on b, d from a;
        create function f() returns trigger language plpgsql as 'begin return new; end';
        create procedure p() language sql as 'select 1';
        create trigger t before insert on a for each row execute function f();
        create view v as select * from a;
        create materialized view m as select * from a;
        create rule r as on insert to v do instead nothing;
        create policy p on a using (true);
        create sequence free;
        create domain d as int check (value > 0) not null;
        create type c as (a int, b d);
        create type e as enum ('a');
        create type span as range (subtype = float8);
        create type shell;
        create type base;
        create function base_in(cstring) returns base language internal immutable strict as 'textin';
        create function base_out(base) returns cstring language internal immutable strict as 'textout';
        create type base (input = base_in, output = base_out, like = text);
        create collation co from "C";
        create aggregate total(int) (sfunc = int4pl, stype = int);
        create function same(c, c) returns bool language sql as 'select true';
        create operator === (leftarg = c, rightarg = c, function = same);
        create operator family fam using btree;
        alter operator family fam using btree add operator 3 === (c, c);
        create function hashed(e) returns int language sql immutable as 'select 1';
        create operator class cl for type e using hash as function 1 hashed(e);
        create cast (e as int) with function hashed(e);
        create conversion conv for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1;
        create access method am type table handler heap_tableam_handler;
        create language own handler plpgsql_call_handler;
        create function into_sql(internal) returns c language internal as 'array_in';
        create function from_sql(internal) returns internal language internal immutable as 'array_in';
        create transform for c language own (from sql with function from_sql(internal));
        create text search parser parser (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end,
          lextypes = prsd_lextype);
        create text search template template (lexize = dsimple_lexize);
        create text search dictionary dict (template = template);
        create text search configuration conf (parser = parser);
        create foreign data wrapper w;
        create server s foreign data wrapper w;
        create foreign table ft (a int) server s;
        create function ended() returns event_trigger language plpgsql as 'begin end';
        create event trigger et on ddl_command_end execute function ended();
        create user mapping for public server s;
        create table parted (id int primary key) partition by range (id);
        create table part partition of parted for values from (1) to (2);
        create schema published;
        create publication pub for table a, tables in schema published;
        create subscription sub connection '' publication pub with (connect = false, slot_name = none);
        alter default privileges grant select on tables to public;
        """;
}
