package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static io.github.migratemaven.execution.Revisions.chainOfBlocks;
import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.options.EnvironmentRules;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.Overrides;
import io.github.migratemaven.execution.options.UnknownOutcome;
import io.github.migratemaven.execution.step.AppliedStep;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Await;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.LoopbackProxy;
import io.github.migratemaven.testing.OtherSession;
import io.github.migratemaven.testing.RecordingReporter;
import io.github.migratemaven.testing.Slow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostConnectionTest {
    private final Database database = Database.fresh();
    private final LoopbackProxy proxy = new LoopbackProxy(database.settings());
    private final RecordingReporter reporter = new RecordingReporter();
    private final Migrator migrator = new Migrator(proxy.settings(), ExecutionOptions.defaults(), reporter);

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    @Test
    void findsThatACommitWhoseAnswerWasLostTookPlace() {
        migrator.upgrade(chainOfBlocks(1), "head");
        proxy.cutAt("COMMIT", 1, true);

        MigrationOutcome outcome = migrator.upgrade(chainOfBlocks(3), "head");

        assertThat(reporter.lines)
                .anyMatch(
                        line -> line.contains("lost during COMMIT; PostgreSQL says that the transaction was committed,"
                                + " the history that a2.sql (a2) is done"));
        assertThat(outcome.steps()).extracting(AppliedStep::revision).containsExactly("a2", "a3");
        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
        assertThat(reporter.running().stream().filter(line -> line.contains("-> a2")))
                .hasSize(1);
    }

    @Test
    void findsThatACommitThatNeverArrivedWasRolledBackAndRepeatsTheRevision() {
        migrator.upgrade(chainOfBlocks(1), "head");
        proxy.cutAt("COMMIT", 1, false);

        MigrationOutcome outcome = migrator.upgrade(chainOfBlocks(2), "head");

        assertThat(reporter.lines)
                .anyMatch(line -> line.contains("PostgreSQL says that the transaction was aborted,"
                        + " the history that a2.sql (a2) is not done"));
        assertThat(outcome.steps()).extracting(AppliedStep::revision).containsExactly("a2");
        assertThat(database.tables()).containsExactly("t1", "t2");
    }

    @Test
    void doesNotTakeACommittedStatementForALostOne() {
        RevisionGraph graph = graph(Revisions.nonTransactional(
                "a1", "", "create table t1 (a int);\ninsert into t1 values (1);\ninsert into t1 values (2);", ""));
        proxy.cutAt("COMMIT", 1, true);

        migrator.upgrade(graph, "head");

        assertThat(reporter.all())
                .contains("The connection was lost during COMMIT; PostgreSQL says that the transaction was committed,"
                        + " a part of a1.sql (a1), which goes on from where the history says that it stands")
                .doesNotContain("promoted too early");
        assertThat(database.column("select a from t1 order by a")).containsExactly("1", "2");
    }

    @Test
    void doesNotSayThatNothingWasDroppedWhereTheAnswerToThatWasLost() {
        EnvironmentRules scratch = EnvironmentRules.DEFAULT.withName("scratch").withConfirmed("scratch");
        Migrator cleaner =
                new Migrator(proxy.settings(), ExecutionOptions.defaults().withEnvironment(scratch), reporter);
        cleaner.upgrade(chain(1), "head");
        proxy.cutAt("COMMIT", 1, true);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(cleaner::clean)
                .withMessageContaining("The connection was lost")
                .satisfies(failure -> assertThat(failure.advice())
                        .doesNotContain("Nothing was changed")
                        .contains("Either all of it was done or nothing"));
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void findsThatARevisionInOneMessageWhoseAnswerWasLostTookPlace() {
        migrator.upgrade(chain(1), "head");
        proxy.cutAt("create table t2", 1, true);

        MigrationOutcome outcome = migrator.upgrade(chain(3), "head");

        assertThat(reporter.all())
                .contains("The connection was lost during COMMIT; the history says that a2.sql (a2) is done");
        assertThat(outcome.steps()).extracting(AppliedStep::revision).containsExactly("a2", "a3");
        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
    }

    @Test
    void repeatsARevisionInOneMessageThatNeverArrived() {
        migrator.upgrade(chain(1), "head");
        proxy.cutAt("create table t2", 1, false);

        MigrationOutcome outcome = migrator.upgrade(chain(2), "head");

        assertThat(reporter.all())
                .contains("The connection was lost during COMMIT; the history says that a2.sql (a2) is not done");
        assertThat(outcome.steps()).extracting(AppliedStep::revision).containsExactly("a2");
        assertThat(database.tables()).containsExactly("t1", "t2");
    }

    @Slow
    @Test
    void aWaitingRunnerIsNeverSilentForSoLongThatTheNetworkForgetsIt() {
        database.run("create schema test; create table test.gate (open bool)");
        RevisionGraph slow = graph(Revisions.of("a1", "", """
            create table t1 ();
            do $$ begin
                while not exists (select from test.gate) loop
                    perform pg_sleep(0.05);
                end loop;
            end $$;
            """, ""));
        CompletableFuture<MigrationOutcome> working = Await.background(
                () -> database.migrator(new RecordingReporter()).upgrade(slow, "head"));
        Await.until("the other one works", () -> !database.column(
                        "select 1 from pg_stat_activity where query like '%test.gate%' and state = 'active'"
                                + " and datname = current_database() and pid <> pg_backend_pid()")
                .isEmpty());
        proxy.forgetIdle(Duration.ofSeconds(4));
        CompletableFuture<MigrationOutcome> waiting = Await.background(() -> migrator.upgrade(slow, "head"));
        Await.until("it waits", () -> reporter.all().contains("Waiting for another runner: "));
        Await.pause(6000);
        database.run("insert into test.gate values (true)");

        assertThat(Await.result(waiting).steps()).isEmpty();
        assertThat(Await.result(working).steps()).hasSize(1);
        assertThat(reporter.all())
                .contains("Waiting for another runner: ")
                .contains("migrate-maven-plugin upgrade a1 1/1")
                .doesNotContain("lost");
    }

    @Test
    void givesUpAfterSeveralLossesInTheSameRevision() {
        proxy.cutAt("create table t2", 100, false);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(chain(3), "head"))
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(Status.FAILED);
                    assertThat(failure).hasMessageContaining("lost again and again in a2.sql (a2)");
                    assertThat(failure.advice())
                            .contains("1 revision was applied and stays so: a1")
                            .contains("Whether a2.sql (a2), which was being committed, took place cannot be told");
                });
        assertThat(database.tables()).containsExactly("t1");
    }

    @Test
    void countsARelativeTargetFromWhereTheRunBegan() {
        migrator.upgrade(chain(1), "head");
        proxy.cutAt("create table t2", 1, true);

        migrator.upgrade(chain(5), "+2");

        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
    }

    @Test
    void rebuildsAnIndexWhoseBuilderWasTerminated() {
        RevisionGraph base = graph(Revisions.of("a1", "", "create table t (a int);", "drop table t;"));
        migrator.upgrade(base, "head");
        RevisionGraph graph = graph(
                base.require("a1"),
                Revisions.nonTransactional("a2", "a1", "create index concurrently ix on t (a);", ""));

        CompletableFuture<MigrationOutcome> run;
        try (OtherSession snapshot = OtherSession.inTransaction(database, "insert into t values (1)")) {
            run = Await.background(() -> migrator.upgrade(graph, "head"));
            snapshot.run("insert into t values (2)");
            Await.until("the build waits for the other's transaction", () -> !database.column(
                            "select 1 from pg_stat_activity where query like 'create index concurrently%'"
                                    + " and wait_event_type = 'Lock' and datname = current_database()")
                    .isEmpty());
            assertThat(database.value("select indisvalid from pg_index where indrelid = 't'::regclass"))
                    .isEqualTo("f");
            database.run("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where query like 'create index concurrently%' and datname = current_database()");
            Await.until("the loss is noticed", () -> reporter.lines.stream()
                    .anyMatch(line -> line.startsWith("WARN The connection was lost")));
        }
        Await.result(run);

        assertThat(reporter.all()).contains("Dropping the invalid index public.ix that an unfinished build left");
        assertThat(database.column("select indexrelid::regclass || ' ' || indisvalid from pg_index"
                        + " where indrelid = 't'::regclass"))
                .containsExactly("ix true");
        assertThat(database.rows()).containsExactly("a1", "a2");
    }

    @Test
    void takesAnIndexThatWasFinishedButNotJournaledAsDone() {
        RevisionGraph base = graph(Revisions.of("a1", "", "create table t (a int);", "drop table t;"));
        migrator.upgrade(base, "head");
        // The answer to the statement is lost: the index is there, the journal says only "started".
        proxy.cutAt("\0create index concurrently", 1, true);
        RevisionGraph graph = graph(
                base.require("a1"),
                Revisions.nonTransactional("a2", "a1", "create index concurrently ix on t ((a + 1)) where a > 0;", ""));

        migrator.upgrade(graph, "head");

        assertThat(reporter.all()).contains("Statement 1 of a2.sql (a2) was begun before: it has taken effect");
        assertThat(database.column("select indexrelid::regclass || ' ' || indisvalid from pg_index"
                        + " where indrelid = 't'::regclass"))
                .containsExactly("ix true");
    }

    @Test
    void asksAboutAProcedureOfWhichNothingTellsWhetherItRan() {
        RevisionGraph base = graph(Revisions.of(
                "a1",
                "",
                "create table t (a int); create procedure p() language plpgsql as $$ begin insert into t values (1);"
                        + " commit; end $$;",
                ""));
        migrator.upgrade(base, "head");
        proxy.cutAt("\0call p()", 1, true);
        RevisionGraph graph = graph(base.require("a1"), Revisions.nonTransactional("a2", "a1", "call p();", ""));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(graph, "head"))
                .withMessageContaining("a2.sql:7: an earlier run was interrupted or failed in this statement");
        database.migrator(ExecutionOptions.defaults()
                        .withOverrides(Overrides.NONE.withUnknownOutcome(UnknownOutcome.DONE)))
                .upgrade(graph, "head");

        assertThat(database.value("select count(*) from t")).isEqualTo("1");
        assertThat(database.rows()).containsExactly("a1", "a2");
    }

    /** Class 08 is also what a foreign server that is down, or a function's own RAISE, comes back with. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "do $$ begin raise 'the bank is closed' using errcode = '08001'; end $$ | the bank is closed (SQLSTATE"
                        + " 08001)",
                "do $$ begin raise 'not so' using errcode = '08P01'; end $$ | not so (SQLSTATE 08P01)",
                "do $$ begin raise 'not yet' using errcode = '57P01'; end $$ | not yet (SQLSTATE 57P01)",
                "set client_encoding = 'LATIN1' | may change neither client_encoding nor DateStyle",
                "select set_config('datestyle', 'German', true) | may change neither client_encoding nor DateStyle",
            })
    void whatAStatementItselfRaisesIsItsOwnErrorAndNoLostConnection(String statement, String message) {
        for (boolean transactional : new boolean[] {true, false}) {
            Database fresh = Database.fresh();
            RecordingReporter lines = new RecordingReporter();
            String upgrade = "create table t2 ();\n" + statement + ";";
            RevisionGraph graph = graph(
                    Revisions.of("a1", "", "create table t1 ();", ""),
                    transactional
                            ? Revisions.of("a2", "a1", upgrade, "")
                            : Revisions.nonTransactional("a2", "a1", upgrade, ""));

            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> fresh.migrator(lines).upgrade(graph, "head"))
                    .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.FAILED))
                    .withMessageStartingWith("a2.sql:8: ")
                    .withMessageContaining(message);
            assertThat(lines.all()).doesNotContain("lost");
            assertThat(fresh.column("select id from migrate_revision where state = 'applied'"))
                    .containsExactly("a1");
        }
    }

    @Test
    void asksAboutAProcedureThatHadCommittedAPartBeforeItFailed() {
        RevisionGraph base = graph(Revisions.of(
                "a1",
                "",
                "create table t (a int); create table gate (open bool); create procedure p() language plpgsql as $$"
                        + " begin insert into t values (1); commit; if not exists (select from gate) then raise 'closed';"
                        + " end if; end $$;",
                ""));
        RevisionGraph graph =
                graph(base.require("a1"), Revisions.nonTransactional("a2", "a1", "do $$ begin call p(); end $$;", ""));
        Migrator direct = database.migrator(reporter);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> direct.upgrade(graph, "head"))
                .withMessageContaining("closed")
                .withMessageContaining("-Dmigrate.unknownOutcome=done");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> direct.upgrade(graph, "head"))
                .withMessageContaining("was interrupted or failed in this statement");
        assertThat(database.value("select count(*) from t")).isEqualTo("1");

        database.run("insert into gate values (true)");
        database.migrator(ExecutionOptions.defaults()
                        .withOverrides(Overrides.NONE.withUnknownOutcome(UnknownOutcome.REPEAT)))
                .upgrade(graph, "head");
        assertThat(database.value("select count(*) from t")).isEqualTo("2");
        assertThat(database.rows()).containsExactly("a1", "a2");
    }

    @Test
    void aProcedureThatIsNotThereIsCalledAgainWithoutAQuestion() {
        RevisionGraph graph = graph(Revisions.nonTransactional("a1", "", "call p();", ""));
        Migrator direct = database.migrator(reporter);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> direct.upgrade(graph, "head"))
                .withMessageContaining("procedure p() does not exist");
        database.run("create procedure p() language sql as ''");
        assertThat(direct.upgrade(graph, "head").steps()).hasSize(1);
    }

    @Test
    void refusesAProxyThatHandsOutBackends() {
        proxy.rewriteAnswers(LostConnectionTest::changePid);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(chain(1), "head"))
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(Status.REFUSED);
                    assertThat(failure).hasMessageContaining("A connection pool stands between here and PostgreSQL");
                });
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void refusesAServerThatIsTooOld() {
        proxy.rewriteAnswers(answer -> replace(answer, "server_version\00018.", "server_version\00012."));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(chain(1), "head"))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.REFUSED))
                .withMessageContaining("is PostgreSQL 12.");
    }

    private static byte[] replace(byte[] bytes, String from, String to) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Gives another process number in BackendKeyData, as a pool does. */
    private static byte[] changePid(byte[] bytes) {
        for (int i = 0; i + 12 < bytes.length; i++) {
            boolean keyData = bytes[i] == 'K' && bytes[i + 1] == 0 && bytes[i + 2] == 0 && bytes[i + 3] == 0;
            if (keyData && bytes[i + 4] == 12) {
                bytes[i + 8] ^= 1;
            }
        }
        return bytes;
    }
}
