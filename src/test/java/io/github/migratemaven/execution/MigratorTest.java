package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.step.AppliedStep;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.RecordingReporter;
import org.junit.jupiter.api.Test;

class MigratorTest {
    private final Database database = Database.fresh();
    private final RecordingReporter reporter = new RecordingReporter();
    private final Migrator migrator = database.migrator(reporter);

    @Test
    void upgradesFromNothingToTheHead() {
        MigrationOutcome outcome = migrator.upgrade(chain(3), "head");

        assertThat(database.tables()).containsExactly("t1", "t2", "t3");
        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
        assertThat(outcome.status()).isEqualTo(Status.OK);
        assertThat(outcome.from()).isEmpty();
        assertThat(outcome.to()).containsExactly("a3");
        assertThat(outcome.steps()).extracting(AppliedStep::revision).containsExactly("a1", "a2", "a3");
        assertThat(reporter.running())
                .containsExactly(
                        "Running upgrade  -> a1, Make a1",
                        "Running upgrade a1 -> a2, Make a2",
                        "Running upgrade a2 -> a3, Make a3");
    }

    @Test
    void namesBothParentsOfAMerge() {
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create table a ();", "drop table a;"),
                Revisions.of("b1", "", "create table b ();", "drop table b;"),
                Revisions.of("c1", "a1, b1", "", ""));

        migrator.upgrade(graph, "head");

        assertThat(reporter.running()).last().isEqualTo("Running upgrade a1, b1 -> c1, Make c1");
    }

    @Test
    void takesEverythingBack() {
        migrator.upgrade(chain(2), "head");
        MigrationOutcome outcome = migrator.downgrade(chain(2), "base");

        assertThat(database.tables()).isEmpty();
        assertThat(database.rows()).isEmpty();
        assertThat(outcome.from()).containsExactly("a2");
        assertThat(outcome.to()).isEmpty();
        assertThat(reporter.running())
                .endsWith("Running downgrade a2 -> a1, Make a2", "Running downgrade a1 -> , Make a1");
    }

    @Test
    void findsNothingToDoTheSecondTime() {
        migrator.upgrade(chain(2), "head");
        MigrationOutcome again = migrator.upgrade(chain(2), "head");

        assertThat(again.steps()).isEmpty();
        assertThat(again.status()).isEqualTo(Status.OK);
        assertThat(reporter.running()).hasSize(2);
    }

    @Test
    void saysWhyARevisionIsNotOneMessage() {
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create table t1 (id int);", "drop table t1;"),
                Revisions.of("a2", "a1", "insert into t1 values (1);\nselect id from t1;\ndo $$begin end$$;", ""));

        migrator.upgrade(graph, "head");

        assertThat(reporter.lines)
                .filteredOn(line -> line.contains("several messages"))
                .containsExactly(
                        "DEBUG a2.sql (a2) goes in several messages, since the statement of line 8 is answered by itself");
    }

    @Test
    void rollsBackTheWholeFailedRevisionAndKeepsTheOnesBefore() {
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create table t1 ();", "drop table t1;"),
                Revisions.of("a2", "a1", "create table t2 ();\n\ncreate table oops (id nosuchtype);", ""));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(graph, "head"))
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(Status.FAILED);
                    assertThat(failure.getMessage())
                            .contains("a2.sql:9: type \"nosuchtype\" does not exist (SQLSTATE 42704)")
                            .contains("create table oops (id nosuchtype)")
                            .contains("^");
                    assertThat(failure.advice()).contains("1 revision was applied and stays so: a1");
                });
        assertThat(database.tables()).containsExactly("t1");
        assertThat(database.rows()).containsExactly("a1");
        assertThat(database.column("select outcome from migrate_event where revision = 'a2'"))
                .containsExactly("failed");
    }

    @Test
    void leavesNoTraceWhenTheVeryFirstRevisionFails() {
        RevisionGraph graph = graph(Revisions.of("a1", "", "create table t1 (); select 1/0;", ""));

        assertThatExceptionOfType(MigrationFailure.class).isThrownBy(() -> migrator.upgrade(graph, "head"));

        assertThat(database.column("select relname from pg_class where relnamespace = 'public'::regnamespace"))
                .isEmpty();
    }

    @Test
    void readsTheStateWithoutWriting() {
        AppliedState before = migrator.state(chain(2));
        assertThat(before.hasHistory()).isFalse();
        assertThat(before.status()).isEqualTo(Status.PENDING);
        assertThat(database.column("select relname from pg_class where relname like 'migrate%'"))
                .isEmpty();

        migrator.upgrade(chain(1), "head");
        AppliedState after = migrator.state(chain(2));
        assertThat(after.heads()).containsExactly("a1");
        assertThat(after.pending()).extracting(revision -> revision.id()).containsExactly("a2");
    }

    @Test
    void planIsShownWithoutTouchingAnything() {
        DryRun dryRun = migrator.dryRun(chain(2), Direction.UPGRADE, "head");

        assertThat(dryRun.plan().steps())
                .extracting(step -> step.script().sql().strip())
                .containsExactly("create table t1 (id int primary key);", "create table t2 (id int primary key);");
        assertThat(database.column("select relname from pg_class where relnamespace = 'public'::regnamespace"))
                .isEmpty();
    }

    @Test
    void recordsWhoWhenAndHow() {
        migrator.upgrade(chain(1), "head");

        assertThat(database.value("select concat_ws(' ', state, applied_by, statements_done, statements_total,"
                        + " applied_at > now() - interval '1 minute', btrim(downgrade_script, E'\\n'))"
                        + " from migrate_revision"))
                .isEqualTo("applied postgres 1 1 t drop table t1;");
        assertThat(database.column("select concat_ws(' ', kind, revision, from_heads, to_heads, outcome)"
                        + " from migrate_event order by number"))
                .containsExactly("identity  {} {} done", "upgrade a1 {} {a1} done");
    }

    @Test
    void keepsTheVersionTablesInTheirConfiguredSchema() {
        Migrator elsewhere = database.migrator(ExecutionOptions.defaults().withVersionTableSchema("Ver\"sions"));

        elsewhere.upgrade(chain(1), "head");

        assertThat(database.column("select id from \"Ver\"\"sions\".migrate_revision"))
                .containsExactly("a1");
        assertThat(elsewhere.upgrade(chain(1), "head").steps()).isEmpty();
    }

    @Test
    void runsARevisionThatArrivesLateBelowAnAppliedOne() {
        RevisionGraph before = chain(2);
        database.migrator(reporter).upgrade(before, "head");
        RevisionGraph after = graph(
                before.require("a1"),
                before.require("a2"),
                Revisions.of("late", "a1", "create table late ();", "drop table late;"),
                Revisions.of("merge", "a2, late", "", ""));

        assertThat(database.migrator(reporter).upgrade(after, "head").steps())
                .extracting(AppliedStep::revision)
                .containsExactly("late", "merge");
        assertThat(database.tables()).containsExactly("late", "t1", "t2");
    }
}
