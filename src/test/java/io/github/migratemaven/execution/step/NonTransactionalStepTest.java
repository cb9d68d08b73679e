package io.github.migratemaven.execution.step;

import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.Revisions;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.Overrides;
import io.github.migratemaven.execution.options.UnknownOutcome;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.RecordingReporter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NonTransactionalStepTest {
    private static final Revision BASE = Revisions.of("a1", "", "create table t (a int, b int);", "drop table t;");

    private final Database database = Database.fresh();
    private final RecordingReporter reporter = new RecordingReporter();
    private final Migrator migrator = database.migrator(reporter);

    @BeforeEach
    void createTable() {
        migrator.upgrade(graph(BASE), "head");
    }

    @Test
    void buildsAnIndexConcurrentlyAndTakesItBack() {
        RevisionGraph graph = graph(
                BASE,
                Revisions.nonTransactional(
                        "a2",
                        "a1",
                        "create index concurrently ix on t (a);\ninsert into t values (1, 2);",
                        "delete from t; drop index concurrently ix;"));

        migrator.upgrade(graph, "head");
        assertThat(indexes()).containsExactly("ix true");
        assertThat(database.column("select outcome from migrate_event where revision = 'a2' order by number"))
                .containsExactly("started", "started", "done", "done", "done");

        migrator.downgrade(graph, "a1");
        assertThat(indexes()).isEmpty();
        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void clearsAwayTheInvalidIndexOfAFailedBuildAndResumesAtItsStatement() {
        database.run("insert into t values (1, 1), (1, 2)");
        RevisionGraph graph = graph(
                BASE,
                Revisions.nonTransactional(
                        "a2",
                        "a1",
                        "create table counted as select 1 as n; insert into counted values (2);\n"
                                + "create unique index concurrently ux on t (a);",
                        ""));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(graph, "head"))
                .satisfies(failure -> {
                    assertThat(failure.getMessage()).contains("could not create unique index \"ux\" (SQLSTATE 23505)");
                    assertThat(failure.advice()).contains("resumes").contains("migrate:downgrade -Dtarget=a1");
                });
        assertThat(indexes()).isEmpty();
        assertThat(migrator.state(graph).inProgress()).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo("a2");
            assertThat(row.statementsDone()).isEqualTo(2);
            assertThat(row.statementsTotal()).isEqualTo(3);
        });

        database.run("delete from t where b = 2");
        migrator.upgrade(graph, "head");

        assertThat(indexes()).containsExactly("ux true");
        assertThat(database.column("select n from counted")).containsExactly("1", "2");
        assertThat(reporter.lines).anyMatch(line -> line.contains("Resuming a2.sql (a2) at statement 3 of 3"));
    }

    @Test
    void letsTheFailedStatementAndWhatFollowsBeEditedButNothingBefore() {
        String made = "create table made ();\n";
        RevisionGraph broken = graph(BASE, Revisions.nonTransactional("a2", "a1", made + "vacuum nosuch;", ""));
        assertThatExceptionOfType(MigrationFailure.class).isThrownBy(() -> migrator.upgrade(broken, "head"));

        RevisionGraph editedBefore =
                graph(BASE, Revisions.nonTransactional("a2", "a1", "create table other ();\nvacuum t;", ""));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(editedBefore, "head"))
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(Status.REFUSED);
                    assertThat(failure).hasMessageContaining("a2.sql: statement 1 was already sent");
                });

        RevisionGraph editedAfter = graph(BASE, Revisions.nonTransactional("a2", "a1", made + "vacuum t;", ""));
        migrator.upgrade(editedAfter, "head");
        assertThat(database.rows()).containsExactly("a1", "a2");
        assertThat(migrator.state(editedAfter).edited()).isEmpty();
    }

    @Test
    void abandonsAHalfAppliedRevision() {
        database.run("insert into t values (1, 1), (1, 2)");
        RevisionGraph graph = graph(
                BASE,
                Revisions.nonTransactional(
                        "a2",
                        "a1",
                        "create index concurrently ix on t (a);\ncreate unique index concurrently ux on t (a);",
                        "drop index concurrently ux;\ndrop index concurrently ix;"));
        assertThatExceptionOfType(MigrationFailure.class).isThrownBy(() -> migrator.upgrade(graph, "head"));
        assertThat(indexes()).containsExactly("ix true");

        migrator.downgrade(graph, "a1");

        assertThat(indexes()).isEmpty();
        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void abandonsWhatOrdinaryStatementsNeverMadeAndAsksAboutRows() {
        database.run("insert into t values (1, 1), (1, 2)");
        RevisionGraph graph = graph(
                BASE,
                Revisions.nonTransactional(
                        "a2",
                        "a1",
                        "create table u ();\nupdate t set b = b * 10;\ncreate unique index concurrently ux on t (a);\n"
                                + "create table v ();\nalter table t add c int;\nupdate t set b = b + 1;",
                        "update t set b = b - 1;\nalter table t drop column c;\ndrop table v;\ndrop index ux;\n"
                                + "update t set b = b / 10;\ndrop table u;"));
        assertThatExceptionOfType(MigrationFailure.class).isThrownBy(() -> migrator.upgrade(graph, "head"));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.downgrade(graph, "a1"))
                .withMessageContaining(
                        "nothing tells whether it had done what this statement takes back: update t set b = b - 1")
                .satisfies(failure -> assertThat(failure.advice()).contains("-Dmigrate.unknownOutcome=done"));

        Migrator told = database.migrator(
                ExecutionOptions.defaults().withOverrides(Overrides.NONE.withUnknownOutcome(UnknownOutcome.DONE)));
        told.downgrade(graph, "a1");

        assertThat(database.tables()).containsExactly("t");
        assertThat(indexes()).isEmpty();
        assertThat(database.rows()).containsExactly("a1");
        assertThat(database.column("select b from t order by 1")).containsExactly("10", "20");
    }

    @Test
    void rebuildsAnInvalidIndexThatIfNotExistsWouldHaveKept() {
        database.run("insert into t values (1, 1), (1, 2)");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> database.run("create unique index concurrently ux on t (a)"));
        assertThat(indexes()).containsExactly("ux false");
        database.run("delete from t where b = 2");

        migrator.upgrade(
                graph(
                        BASE,
                        Revisions.nonTransactional(
                                "a2", "a1", "create unique index concurrently if not exists ux on t (a);", "")),
                "head");

        assertThat(indexes()).containsExactly("ux true");
    }

    @Test
    void refusesAnIndexOfTheSameNameButAnotherDefinition() {
        database.run("create index ix on t (b)");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(
                        graph(
                                BASE,
                                Revisions.nonTransactional(
                                        "a2", "a1", "create index concurrently if not exists ix on t (a);", "")),
                        "head"))
                .withMessageContaining(
                        "exists already, but as another one: CREATE INDEX ix ON public.t USING btree (b)");
    }

    @Test
    void appliesASettingToTheStatementsAfterItAlsoWhenResumed() {
        database.run("create schema s; create table s.u (a int); insert into s.u values (1), (1)");
        RevisionGraph graph = graph(
                BASE,
                Revisions.nonTransactional(
                        "a2", "a1", "set search_path = s;\ncreate unique index concurrently ux on u (a);", ""));
        assertThatExceptionOfType(MigrationFailure.class).isThrownBy(() -> migrator.upgrade(graph, "head"));
        database.run("truncate s.u");

        migrator.upgrade(graph, "head");

        assertThat(database.column("select indexname from pg_indexes where schemaname = 's'"))
                .containsExactly("ux");
    }

    @Test
    void runsAProcedureThatCommits() {
        RevisionGraph graph = graph(
                BASE,
                Revisions.of(
                        "a2",
                        "a1",
                        "create procedure fill() language plpgsql as $$ begin for i in 1..3 loop"
                                + " insert into t values (i); commit; end loop; end $$;",
                        "drop procedure fill;"),
                Revisions.nonTransactional("a3", "a2", "call fill();", "delete from t;"));

        migrator.upgrade(graph, "head");

        assertThat(database.value("select count(*) from t")).isEqualTo("3");
    }

    private java.util.List<String> indexes() {
        return database.column("select c.relname || ' ' || i.indisvalid from pg_index i join pg_class c"
                + " on c.oid = i.indexrelid where i.indrelid = 't'::regclass order by 1");
    }

    @Test
    void runsOutsideWhatTheServerTurnsOutToRefuseInATransaction() {
        RevisionGraph graph = graph(
                BASE,
                Revisions.nonTransactional(
                        "a2",
                        "a1",
                        "create table p (a int) partition by range (a); create index ix on p (a); reindex table p;"
                                + " create table last ();",
                        ""));

        assertThat(migrator.upgrade(graph, "head").steps()).hasSize(1);
        assertThat(database.tables()).containsExactly("last", "t");
        assertThat(database.column(
                        "select statement || outcome from migrate_event where revision = 'a2' and statement ="
                                + " 3 order by number"))
                .containsExactly("3started", "3done");
    }

    @Test
    void namesTheOptionWhenTheServerRefusesAStatementInATransaction() {
        RevisionGraph graph = graph(
                BASE,
                Revisions.of(
                        "a2",
                        "a1",
                        "create table p (a int) partition by range (a); create index ix on p (a); reindex table p;",
                        ""));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(graph, "head"))
                .satisfies(failure -> assertThat(failure.advice()).contains("\"transaction=off\""));
        assertThat(database.tables()).containsExactly("t");
    }
}
