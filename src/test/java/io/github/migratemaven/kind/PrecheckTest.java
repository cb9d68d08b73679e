package io.github.migratemaven.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.Precheck;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change that rows can break brings a query for exactly those rows. */
class PrecheckTest {

    /** Column {@code a} of three rows, its type, its new type, and how many of the three cannot follow. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bigint           | 1, 2147483648, -3             | integer        | 1",
                "numeric(10,2)    | 1.10, 999999.99, 1234567.89   | numeric(8,2)   | 1",
                "numeric(10,2)    | 1.10, 1.15, 2                 | numeric(10,1)  | 1",
                "double precision | 1, 1.5, 3e10                  | integer        | 2",
                "text             | 'ab', 'abcdef', null          | varchar(5)     | 1",
                "varchar(9)       | 'ab', 'abcdef', null          | char(3)        | 1",
                "timestamp        | '2020-01-01', '2020-01-01 10:00', null | date  | 1",
                "timestamp(6)     | '2020-01-01 10:00:00.5', '2020-01-01', null | timestamp(0) | 1",
                "text             | '1', 'x', ' 99999999999 '     | int            | 2",
                "text             | '1e3', '.', 'NaN'             | numeric        | 1",
                "text             | '6b7dfa5e-0e29-4c3a-9b0e-1a2b3c4d5e6f', 'no', null | uuid | 1",
                "text             | 'yes', 'maybe', 'F'           | boolean        | 1",
                "text             | '2020-01-01', 'someday', 'today' | date        | 1",
                "text             | 'sad', 'glad', null           | mood           | 1",
                "int[]            | '{1}', '{1,2}', null          | int            | 1",
                "int              | 1, 2, null                    | int[]          | 0",
                "varchar(5)       | 'a', 'b', 'c'                 | text           | 0",
                "int              | 1, 2, 3                       | bigint         | 0",
            })
    void aNarrowerTypeIsAskedOfEveryRow(String type, String values, String narrower, int offending)
            throws SQLException {
        String enumType = "create type mood as enum ('sad');";
        String table = enumType + "create table t (id int primary key, a %s);";
        String rows = "insert into t select row_number() over (), v from unnest(array[" + values + "]::"
                + (type.endsWith("[]") ? "text[]) v" : type + "[]) v");
        String insert = type.endsWith("[]") ? rows.replace(", v from", ", v::" + type + " from") : rows;
        assertThat(offending(table.formatted(type) + insert + ";", table.formatted(narrower)))
                .hasSize(offending);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "alter table t alter a set not null | insert into t values (1, 1, 1), (2, null, 2) | 1",
                "alter table t add c int not null | insert into t values (1), (2) | 2",
                "alter table t add unique (a) | insert into t values (1, 1), (2, 1), (3, null), (4, null) | 1",
                "alter table t add unique nulls not distinct (a) | insert into t values (1), (2) | 1",
                "alter table t add primary key (a) | insert into t values (1, 1), (2, 1), (3, null) | 2",
                "create unique index i on t ((a + b)) where a > 0 | insert into t values (1, 1, 2), (2, 2, 1), (3, -1, 4), (4, -2, 5) | 1",
                "alter table t add check (a > 1) | insert into t values (1, 1), (2, 2), (3, null) | 1",
                "alter table t add foreign key (a) references r (x) | insert into r values (1); insert into t values (1, 1), (2, 2), (3, null) | 1",
                "alter table t add exclude using gist (s with &&) | insert into t (id, s) values (1, '[1,3)'), (2, '[3,5)'), (3, '[4,)'), (4, '[9,10)') | 2",
                "alter table t add foreign key (a) references r (x) not valid | insert into t values (1, 1) | 0",
            })
    void aNewConstraintIsAskedOfEveryRow(String change, String rows, int offending) throws SQLException {
        String tables = "create table t (id int, a int, b int, s int4range); create table r (x int unique);";
        assertThat(offending(tables + rows + ";", tables + change + ";")).hasSize(offending);
    }

    @Test
    void anEnumValueThatGoesIsLookedForInEveryColumn() throws SQLException {
        String table = "create table t (id int, a mood, b mood[]);";
        assertThat(offending(
                        "create type mood as enum ('sad', 'glad');" + table
                                + "insert into t values (1, 'sad', '{glad}'), (2, 'glad', null), (3, 'sad', '{sad}');",
                        "create type mood as enum ('sad');" + table))
                .containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void whatIsOnlyRebuiltIsAskedOfNobody() throws SQLException {
        assertThat(checks(
                        "create table r (x int primary key); create table t (a int references r);",
                        "create table r (x bigint primary key); create table t (a bigint references r);"))
                .isEmpty();
    }

    private static List<Precheck> checks(String from, String to) throws SQLException {
        try (Connection database = TestPostgres.freshDatabase().open()) {
            return checks(database, from, to);
        }
    }

    private static List<Precheck> checks(Connection database, String from, String to) throws SQLException {
        ScriptRunner.run(database, from, "A", 1);
        Catalog before = RoundTrip.read(database);
        try (Connection other = TestPostgres.freshDatabase().open()) {
            ScriptRunner.run(other, to, "B", 1);
            return RoundTrip.diff(before, RoundTrip.read(other)).statements().stream()
                    .flatMap(statement -> statement.precheck().stream())
                    .toList();
        }
    }

    /** The first column of each offending row. */
    private static List<String> offending(String from, String to) throws SQLException {
        List<String> keys = new java.util.ArrayList<>();
        try (Connection database = TestPostgres.freshDatabase().open()) {
            for (Precheck check : checks(database, from, to)) {
                try (Statement statement = database.createStatement();
                        ResultSet rows =
                                statement.executeQuery("select * from (" + check.offendingRows() + ") as offending")) {
                    while (rows.next()) {
                        keys.add(String.valueOf(rows.getString(1)));
                    }
                }
            }
        }
        return keys;
    }
}
