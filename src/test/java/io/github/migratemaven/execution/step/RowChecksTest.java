package io.github.migratemaven.execution.step;

import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.DryRun;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.Revisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.RecordingReporter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowChecksTest {
    private final Database database = Database.fresh();
    private final Migrator migrator = database.migrator(new RecordingReporter());

    private final RevisionGraph graph = graph(
            Revisions.of("a1", "", "create table t (id int, name text);", "drop table t;"),
            Revisions.of(
                    "b1",
                    "a1",
                    """
                    create table other ();
                    -- migrate:check in t have no name: select * from t where name is null
                    alter table t alter column name set not null;
                    create table made_later (name text);
                    -- migrate:check in made_later have no name: select * from made_later where name is null
                    alter table made_later alter column name set not null;
                    """,
                    "drop table made_later; drop table other; alter table t alter column name drop not null;"));

    @Test
    void rowsThatAStatementCouldNotDoWithAreCountedBeforeAnythingIsChanged() {
        migrator.upgrade(graph, "a1");
        database.run("insert into t values (7, null), (8, null), (9, 'nine')");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(graph, "head"))
                .withMessageContaining("rows in t have no name (2 found: id=7, name=null; id=8, name=null).");
        assertThat(database.tables()).containsExactly("t");
        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void fittingRowsAreNoObstacle() {
        migrator.upgrade(graph, "a1");
        database.run("insert into t values (9, 'nine')");

        migrator.upgrade(graph, "head");

        assertThat(database.rows()).containsExactly("a1", "b1");
    }

    @Test
    void rowsAreCountedBeforeTheFirstStatementOutsideATransactionToo() {
        RevisionGraph outside = graph(
                graph.require("a1"), Revisions.nonTransactional("c1", "a1", """
                    create table other ();
                    -- migrate:check in t have an id twice: select id from t group by id having count(*) > 1
                    create unique index concurrently ux on t (id);
                    """, "drop index ux; drop table other;"));
        migrator.upgrade(outside, "a1");
        database.run("insert into t values (7, 'one'), (7, 'two')");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(outside, "head"))
                .withMessageContaining("rows in t have an id twice (1 found: id=7).");
        assertThat(database.tables()).containsExactly("t");
        assertThat(database.rows()).containsExactly("a1");

        database.run("update t set id = 8 where name = 'two'");
        assertThat(migrator.upgrade(outside, "head").steps()).hasSize(1);
    }

    @Test
    void rowsThatARevisionMustNotLeaveTakeItBack() {
        RevisionGraph wrong = graph(Revisions.of("a1", "", """
            create table orders (id int, total int);
            insert into orders values (1, 5), (2, -3);
            -- migrate:verify in orders have a negative total: select id from orders where total < 0
            """, "drop table orders;"));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(wrong, "head"))
                .withMessageContaining("but then rows in orders have a negative total (1 found: id=2).")
                .satisfies(failure -> assertThat(failure.advice()).startsWith("They were rolled back."));
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void outsideATransactionARevisionIsNotDoneUntilItIsVerified() {
        RevisionGraph wrong = graph(Revisions.nonTransactional("a1", "", """
            create table orders (id int, total int);
            insert into orders values (1, -3);
            -- migrate:verify in orders have a negative total: select id from orders where total < 0
            """, "drop table orders;"));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(wrong, "head"))
                .withMessageContaining("rows in orders have a negative total (1 found");
        assertThat(database.value("select state from migrate_revision")).isEqualTo("upgrading");

        database.run("update orders set total = 3");
        migrator.upgrade(wrong, "head");
        assertThat(database.value("select state from migrate_revision")).isEqualTo("applied");
        assertThat(database.value("select count(*) from orders")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- MIGRATE:CHECK in t have no name: SELECT * FROM t WHERE name IS NULL",
                "--migrate:check in t have no name:select * from t where name is null;",
                "--\u00A0migrate\u00A0:\u200Bcheck in t have no name: select * from t where name is null",
                "--\t migrate : check  in t have no name : (select * from t where name is null) -- all of them",
                "-- migrate:check: in t have no name: with t2 as (select * from t) select * from t2 where name is null",
                "-- Migrate:Check in t have no name: table only_nameless /* a view */ ;",
                "create table first (); -- migrate:check in t have no name: select * from t where name is null",
            })
    void aCheckIsObeyedHoweverItIsSpelt(String check) {
        migrator.upgrade(graph, "a1");
        database.run("insert into t values (7, null); create view only_nameless as select * from t where name is null");
        RevisionGraph spelt = graph(
                graph.require("a1"), Revisions.of("c1", "a1", check + "\ncreate table other (); drop table t;", ""));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(spelt, "head"))
                .withMessageContaining("rows in t have no name (1 found");
        assertThat(database.tables()).containsExactly("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- migrate:check select * from t where name is null",
                "-- migrate:check in t have no name, select * from t where name is null",
                "-- migrate:check in t have no name: delete from t",
                "-- migrate:check in t have no name: select 1; select 2",
                "-- migrate:check in t have no name",
                "-- migrate:chekc in t have no name: select * from t where name is null",
                "-- migrate check in t have no name: select * from t where name is null",
                "-- migrate: check_in t",
                "-- migrate:",
                "/* migrate:check in t have no name: select * from t where name is null */",
                "drop view v; -- migrate:downgrade",
            })
    void aCommentThatWasMeantToBeObeyedAndIsNotUnderstoodIsAnError(String comment) {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> Revisions.of("c1", "a1", "create table other ();\n" + comment, ""))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.REFUSED))
                .withMessageStartingWith("c1.sql:8: ")
                .withMessageContaining("expected ");
    }

    @Test
    void whatOnlyLooksLikeACommentIsNone() {
        Revision revision = Revisions.of("c1", "", """
            create function f() returns void language plpgsql as $$
            begin
                -- migrate:check in t: nonsense
                perform '
                -- migrate:whatever
                ';
            end $$;
            -- migrate the rows first; check with care
            """, "drop function f;");

        assertThat(migrator.upgrade(graph(revision), "head").steps()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from tt where name is null | relation \"tt\" does not exist",
                "select * from t where nam is null | column \"nam\" does not exist",
                "select * from t whre name is null | syntax error",
                "select * from t where id = 'one' | invalid input syntax",
            })
    void aQueryThatDoesNotRunIsAnErrorWithItsLine(String query, String problem) {
        for (String word : List.of("check", "verify")) {
            for (boolean transactional : List.of(true, false)) {
                Database fresh = Database.fresh();
                String upgrade = "create table other ();\n-- migrate:" + word + " in t have no name: " + query
                        + "\ncreate table another ();";
                RevisionGraph mistyped = graph(
                        graph.require("a1"),
                        transactional
                                ? Revisions.of("c1", "a1", upgrade, "")
                                : Revisions.nonTransactional("c1", "a1", upgrade, ""));

                assertThatExceptionOfType(MigrationFailure.class)
                        .isThrownBy(
                                () -> fresh.migrator(new RecordingReporter()).upgrade(mistyped, "head"))
                        .withMessageStartingWith("c1.sql:8: the query of this check does not run")
                        .withMessageContaining(problem)
                        .satisfies(failure ->
                                assertThat(failure.advice()).contains("1 revision was applied and stays so: a1"));
                assertThat(fresh.column("select id from migrate_revision where state = 'applied'"))
                        .containsExactly("a1");
                assertThat(fresh.column("select outcome from migrate_event where revision = 'c1' and statement = 0"))
                        .endsWith("failed");
            }
        }
    }

    @Test
    void aCheckOfWhatTheRevisionItselfRenamesIsAskedAtItsLine() {
        for (boolean transactional : List.of(true, false)) {
            Database fresh = Database.fresh();
            String upgrade = """
                alter table t rename column name to title;
                -- migrate:check in t have no title: select id from t where title is null
                alter table t alter column title set not null;
                """;
            RevisionGraph renaming = graph(
                    graph.require("a1"),
                    transactional
                            ? Revisions.of("c1", "a1", upgrade, "")
                            : Revisions.nonTransactional("c1", "a1", upgrade, ""));
            fresh.migrator(new RecordingReporter()).upgrade(renaming, "a1");
            fresh.run("insert into t values (7, null)");

            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> fresh.migrator(new RecordingReporter()).upgrade(renaming, "head"))
                    .withMessageContaining(
                            "c1.sql (c1) was stopped at line 8: rows in t have no title (1 found: id=7).");
            fresh.run(transactional ? "update t set name = ''" : "update t set title = ''");
            fresh.migrator(new RecordingReporter()).upgrade(renaming, "head");
            assertThat(fresh.value("select attnotnull from pg_attribute where attrelid = 't'::regclass"
                            + " and attname = 'title'"))
                    .isEqualTo("t");
        }
    }

    @Test
    void allViolatedChecksAreReportedAtOnce() {
        RevisionGraph several = graph(graph.require("a1"), Revisions.of("c1", "a1", """
            -- migrate:check in t have no name: select id from t where name is null
            -- migrate:check in t have an id twice: select id from t group by id having count(*) > 1
            -- migrate:check in t have id 9: select id from t where id = 9
            drop table t;
            """, ""));
        migrator.upgrade(several, "a1");
        database.run("insert into t values (7, null), (7, 'x')");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(several, "head"))
                .withMessageContaining("rows in t have no name (1 found: id=7).\nrows in t have an id twice (1 found")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("id 9"));
    }

    @Test
    void aDryRunAsksWhatItCanAndRefusesWhatTheRunWouldRefuse() {
        RevisionGraph two = graph(
                graph.require("a1"),
                Revisions.of(
                        "c1",
                        "a1",
                        "-- migrate:check in t have no name: select id from t where name is null\n"
                                + "create table other ();",
                        ""),
                Revisions.of(
                        "d1",
                        "c1",
                        "-- migrate:check in t have id 7: select name from t where id = 7\n"
                                + "-- migrate:check in other: select * from other\ndrop table t;",
                        ""));
        migrator.upgrade(two, "a1");
        database.run("insert into t values (7, null)");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.dryRun(two, Direction.UPGRADE, "head"))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.REFUSED))
                .withMessageContaining("c1.sql (c1) was not begun: rows in t have no name (1 found: id=7).");
        database.run("update t set name = 'x'");
        DryRun dryRun = migrator.dryRun(two, Direction.UPGRADE, "head");
        assertThat(dryRun.warnings())
                .containsExactly("d1.sql (d1) would be refused if nothing before it changes these rows: rows in t have"
                        + " id 7 (1 found: name=x).");
        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void aCheckThatNamesANewTypeOfAColumnIsAskedAtItsLine() {
        RevisionGraph retyping = graph(graph.require("a1"), Revisions.of("c1", "a1", """
            create type mood as enum ('good', 'bad');
            alter table t add feeling mood;
            update t set feeling = 'bad';
            -- migrate:check in t feel bad: select id from t where feeling = 'bad'::mood
            alter table t add check (feeling <> 'bad');
            """, ""));
        migrator.upgrade(retyping, "a1");
        database.run("insert into t values (7, 'x')");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(retyping, "head"))
                .withMessageContaining("c1.sql (c1) was stopped at line 10: rows in t feel bad (1 found: id=7).");
        assertThat(database.value("select count(*) from t")).isEqualTo("1");
        assertThat(database.rows()).containsExactly("a1");
    }
}
