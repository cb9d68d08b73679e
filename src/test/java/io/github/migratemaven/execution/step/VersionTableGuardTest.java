package io.github.migratemaven.execution.step;

import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.MigrationOutcome;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.Revisions;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.RecordingReporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTableGuardTest {
    private static final Revision FIRST = Revisions.of("a1", "", "create table t1 ();", "drop table t1;");

    private final Database database = Database.fresh();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter schema public rename to legacy | is legacy.migrate_revision now",
                "drop schema public cascade; create schema public | migrate_revision is dropped",
                "drop table migrate_revision | migrate_revision is dropped",
                "drop table migrate_event | migrate_event is dropped",
                "alter table migrate_revision set schema other | is other.migrate_revision now",
                "alter table migrate_revision rename to revisions | is public.revisions now",
                "delete from migrate_revision | it changed rows of \"public\".migrate_revision",
                "truncate migrate_revision | it changed rows of \"public\".migrate_revision",
                "truncate migrate_event | changed rows of \"public\".migrate_event",
                "update migrate_revision set checksum = 'x' where id = 'a1' | changed rows of"
                        + " \"public\".migrate_revision",
                "create table c as table migrate_revision; drop table migrate_revision; alter table c rename to"
                        + " migrate_revision | migrate_revision is dropped",
            })
    void aRevisionThatTakesTheHistoryAwayIsRolledBack(String upgrade, String harm) {
        database.run("create schema other");
        for (boolean transactional : new boolean[] {true, false}) {
            RevisionGraph graph = graph(
                    FIRST,
                    transactional
                            ? Revisions.of("a2", "a1", "create table t2 (); " + upgrade + ";", "")
                            : Revisions.nonTransactional("a2", "a1", "do $$ begin " + upgrade + "; end $$;", ""));
            Database fresh = Database.fresh();
            fresh.run("create schema other");

            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> fresh.migrator(new RecordingReporter()).upgrade(graph, "head"))
                    .satisfies(failure -> {
                        assertThat(failure.status()).isEqualTo(Status.FAILED);
                        assertThat(failure.advice())
                                .contains("rolled back")
                                .contains("alter table \"public\".migrate_revision set schema")
                                .contains("-Dmigrate.versionTableSchema=");
                    })
                    .withMessageContaining("would leave this database without its history")
                    .withMessageContaining(harm);
            assertThat(fresh.tables()).containsExactly("t1");
            assertThat(fresh.column("select id from migrate_revision where state = 'applied'"))
                    .containsExactly("a1");
        }
    }

    /** The server's own counters are what is asked, which may count since before the transaction. */
    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void everyServerCountsWhatARevisionDoesToTheHistory(int major) {
        Database server = Database.fresh(major);
        RevisionGraph graph = graph(
                FIRST,
                Revisions.of("a2", "a1", "create table t2 ();", ""),
                Revisions.of("a3", "a2", "create table t3 (); update migrate_revision set message = 'x';", ""));
        Migrator migrator = server.migrator(new RecordingReporter());

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(graph, "head"))
                .withMessageContaining("it changed rows of \"public\".migrate_revision");
        assertThat(server.rows()).containsExactly("a1", "a2");
    }

    @Test
    void whereTheServerIsToldNotToCountTheRowsThemselvesAreLookedAt() {
        database.run(
                "do $$ begin execute format('alter database %I set track_counts = off', current_database()); end $$");
        RevisionGraph graph = graph(
                FIRST,
                Revisions.of("a2", "a1", "create table t2 ();", ""),
                Revisions.of("a3", "a2", "delete from migrate_revision where id = 'a1';", ""));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> database.migrator(new RecordingReporter()).upgrade(graph, "head"))
                .withMessageContaining("it changed rows of \"public\".migrate_revision");
        assertThat(database.rows()).containsExactly("a1", "a2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set track_counts = off; delete from migrate_revision where id = 'a1';",
                "do $$ begin perform set_config('TRACK_counts', 'off', true); delete from migrate_revision;"
                        + " perform set_config('track_counts', 'on', true); end $$;"
            })
    void whereARevisionTellsTheServerNotToCountTheRowsThemselvesAreLookedAt(String harm) {
        RevisionGraph graph = graph(
                FIRST,
                Revisions.of("a2", "a1", "set local track_counts = off; create table t2 ();", ""),
                Revisions.of("a3", "a2", harm, ""),
                Revisions.nonTransactional("b3", "a2", harm, ""));

        for (String target : new String[] {"a3", "b3"}) {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> database.migrator(new RecordingReporter()).upgrade(graph, target))
                    .withMessageContaining("it changed rows of \"public\".migrate_revision");
            assertThat(database.column("select id from migrate_revision where state = 'applied' order by id"))
                    .containsExactly("a1", "a2");
        }
    }

    /** VACUUM FULL, and CLUSTER of a table, give its rows another file. */
    @Test
    void rowsThatWereOnlyMovedToAnotherFileAreNoHarm() {
        RevisionGraph graph = graph(
                FIRST,
                Revisions.nonTransactional("a2", "a1", "create table t2 (); vacuum full;", ""),
                Revisions.of("a3", "a2", "create table t3 ();", ""));

        database.migrator(new RecordingReporter()).upgrade(graph, "head");

        assertThat(database.tables()).containsExactly("t1", "t2", "t3");
        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
    }

    @Test
    void aDowngradeThatTakesTheHistoryAwayIsRolledBackToo() {
        RevisionGraph graph =
                graph(FIRST, Revisions.of("a2", "a1", "create table t2 ();", "drop schema public cascade;"));
        Migrator migrator = database.migrator(new RecordingReporter());
        migrator.upgrade(graph, "head");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.downgrade(graph, "a1"))
                .withMessageContaining("without its history");
        assertThat(database.tables()).containsExactly("t1", "t2");
        assertThat(database.rows()).containsExactly("a1", "a2");
    }

    @Test
    void theTablesMoveAsTheAdviceSays() {
        RevisionGraph graph = graph(FIRST, Revisions.of("a2", "a1", "alter schema public rename to legacy;", ""));
        database.migrator(new RecordingReporter()).upgrade(graph, "a1");
        database.run("create schema history; alter table \"public\".migrate_revision set schema history;"
                + " alter table \"public\".migrate_event set schema history");

        MigrationOutcome outcome = database.migrator(ExecutionOptions.defaults().withVersionTableSchema("history"))
                .upgrade(graph, "head");

        assertThat(outcome.steps()).extracting(AppliedStep::revision).containsExactly("a2");
        assertThat(database.column("select id from history.migrate_revision order by 1"))
                .containsExactly("a1", "a2");
    }
}
