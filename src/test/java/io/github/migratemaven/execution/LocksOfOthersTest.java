package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.LockOptions;
import io.github.migratemaven.execution.options.Overrides;
import io.github.migratemaven.execution.options.RetryPolicy;
import io.github.migratemaven.execution.options.RunnerWait;
import io.github.migratemaven.execution.options.WhenLocked;
import io.github.migratemaven.execution.session.RunnerLock;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Await;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.OtherSession;
import io.github.migratemaven.testing.RecordingReporter;
import io.github.migratemaven.testing.Slow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LocksOfOthersTest {
    private static final Duration SHORT = Duration.ofMillis(1500);

    /** Long enough for a look at who is in the way, on a busy machine too. */
    private static final Duration LONG = Duration.ofSeconds(6);

    private final Database database = Database.fresh();
    private final RecordingReporter reporter = new RecordingReporter();

    private Migrator migrator(ExecutionOptions options) {
        return new Migrator(database.settings(), options, reporter);
    }

    private static ExecutionOptions patient(int tries, boolean showQueries) {
        return patient(SHORT, tries, showQueries);
    }

    private static ExecutionOptions patient(Duration timeout, int tries, boolean showQueries) {
        return ExecutionOptions.defaults()
                .withLocks(new LockOptions(
                        timeout, new RetryPolicy(tries, Duration.ofMillis(50), Duration.ofMillis(100)), showQueries));
    }

    @Test
    void repeatsTheWholeTransactionUntilTheTableIsFree() {
        database.run("create table t (a int)");
        RevisionGraph graph =
                graph(Revisions.of("a1", "", "create table made (); alter table t add b int;", "drop table made;"));
        ExecutionOptions options = patient(30, false).withOverrides(Overrides.NONE.withNonEmpty(true));

        CompletableFuture<MigrationOutcome> run;
        try (OtherSession reader = OtherSession.inTransaction(database, "select * from t")) {
            run = Await.background(() -> migrator(options).upgrade(graph, "head"));
            Await.until("a try that saw who is in the way", () -> reporter.all().contains("held by process"));
            reader.commit();
        }
        MigrationOutcome outcome = Await.result(run);

        assertThat(outcome.steps()).singleElement().satisfies(step -> assertThat(step.tries())
                .isGreaterThan(1));
        assertThat(reporter.all())
                .contains("canceling statement due to lock timeout")
                .contains("held by process")
                .contains("\"the other one\", idle in transaction");
        assertThat(database.tables()).containsExactly("made", "t");
    }

    @Slow
    @Test
    void givesUpWithTheNamesOfThoseInTheWayAndTheirQueryOnlyOnRequest() {
        database.run("create table t (a int)");
        RevisionGraph graph = graph(Revisions.of("a1", "", "create table made (); drop table t;", ""));
        Overrides nonEmpty = Overrides.NONE.withNonEmpty(true);

        try (OtherSession writer = OtherSession.inTransaction(database, "insert into t values (42)")) {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> migrator(patient(LONG, 1, false).withOverrides(nonEmpty))
                            .upgrade(graph, "head"))
                    .satisfies(failure -> {
                        assertThat(failure.status()).isEqualTo(Status.FAILED);
                        assertThat(failure.getMessage())
                                .contains("(SQLSTATE 55P03)")
                                .contains("\"the other one\", idle in transaction")
                                .doesNotContain("42)");
                    });
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> migrator(patient(LONG, 1, true).withOverrides(nonEmpty))
                            .upgrade(graph, "head"))
                    .withMessageContaining("insert into t values (42)");
            writer.commit();
        }
        assertThat(database.tables()).containsExactly("t");
    }

    @Test
    void repeatsATransactionThatADeadlockTookDown() {
        database.run("create table t (a int); create table u (a int)");
        // Takes u only once the rival, as long as it holds u, waits for t.
        RevisionGraph graph = graph(Revisions.of("a1", "", """
            lock table t;
            do $$ begin
                while exists (select from pg_locks where relation = 'u'::regclass and granted)
                    and not exists (select from pg_locks where relation = 't'::regclass and not granted) loop
                    perform pg_sleep(0.02);
                end loop;
            end $$;
            lock table u;
            create table made ();
            """, ""));
        ExecutionOptions options = ExecutionOptions.defaults()
                .withLocks(new LockOptions(
                        Duration.ofSeconds(20),
                        new RetryPolicy(9, Duration.ofMillis(50), Duration.ofMillis(100)),
                        false))
                .withOverrides(Overrides.NONE.withNonEmpty(true));

        CompletableFuture<MigrationOutcome> run;
        try (OtherSession rival = OtherSession.inTransaction(database, "lock table u; set deadlock_timeout = '1min'")) {
            run = Await.background(() -> migrator(options).upgrade(graph, "head"));
            Await.until("the runner holds t", () -> !database.column(
                            "select 1 from pg_locks where relation = 't'::regclass and granted")
                    .isEmpty());
            rival.run("lock table t");
            rival.commit();
        }
        MigrationOutcome outcome = Await.result(run);

        assertThat(reporter.all()).contains("deadlock detected");
        assertThat(outcome.steps()).singleElement().satisfies(step -> assertThat(step.tries())
                .isEqualTo(2));
        assertThat(database.tables()).contains("made");
    }

    @Test
    void neverTimesOutAConcurrentBuildThatWaitsForOldTransactions() {
        database.run("create table t (a int)");
        RevisionGraph graph = graph(Revisions.nonTransactional("a1", "", "create index concurrently ix on t (a);", ""));
        ExecutionOptions options = patient(1, false).withOverrides(Overrides.NONE.withNonEmpty(true));

        CompletableFuture<MigrationOutcome> run;
        try (OtherSession writer = OtherSession.inTransaction(database, "insert into t values (1)")) {
            run = Await.background(() -> migrator(options).upgrade(graph, "head"));
            Await.until("the build has begun", () -> !database.column("select 1 from pg_index where not indisvalid")
                    .isEmpty());
            Await.pause(2 * SHORT.toMillis());
            assertThat(run).isNotDone();
            writer.commit();
        }
        Await.result(run);

        assertThat(database.column("select 1 from pg_index where indexrelid = 'ix'::regclass and indisvalid"))
                .hasSize(1);
    }

    @Test
    void aWaitingRunnerDoesNotBlockAConcurrentBuildOfTheWorkingOne() {
        database.run("create table t (a int)");
        RevisionGraph graph = graph(Revisions.nonTransactional("a1", "", "create index concurrently ix on t (a);", ""));
        ExecutionOptions options = ExecutionOptions.defaults().withOverrides(Overrides.NONE.withNonEmpty(true));
        RecordingReporter second = new RecordingReporter();

        CompletableFuture<MigrationOutcome> working;
        CompletableFuture<MigrationOutcome> waiting;
        try (OtherSession writer = OtherSession.inTransaction(database, "insert into t values (1)")) {
            working = Await.background(() -> migrator(options).upgrade(graph, "head"));
            Await.until("the build has begun", () -> !database.column("select 1 from pg_index where not indisvalid")
                    .isEmpty());
            waiting = Await.background(() -> new Migrator(database.settings(), options, second).upgrade(graph, "head"));
            Await.until("the second waits", () -> second.all().contains("Waiting for another runner"));
            Await.pause(1500);
            writer.commit();
        }

        assertThat(Await.result(working).steps()).hasSize(1);
        assertThat(Await.result(waiting).steps()).isEmpty();
        assertThat(second.all()).contains("\"migrate-maven-plugin upgrade a1 1/1\"");
        assertThat(reporter.all()).doesNotContain("deadlock").doesNotContain("Dropping");
    }

    @Test
    void failsOrSkipsWhenTheRunnerLockIsTakenAndThatIsWanted() throws SQLException {
        try (Connection holder = database.settings().open()) {
            assertThat(new RunnerLock(database.settings().database(), "public").tryAcquire(holder))
                    .isTrue();

            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> migrator(ExecutionOptions.defaults()
                                    .withRunnerWait(new RunnerWait(WhenLocked.FAIL, Duration.ZERO)))
                            .upgrade(chain(1), "head"))
                    .satisfies(failure -> {
                        assertThat(failure.status()).isEqualTo(Status.LOCKED);
                        assertThat(failure.advice()).contains("pg_terminate_backend(");
                    });
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> migrator(ExecutionOptions.defaults()
                                    .withRunnerWait(new RunnerWait(WhenLocked.WAIT, Duration.ofMillis(300))))
                            .upgrade(chain(1), "head"))
                    .withMessageContaining("; waited for ");
            MigrationOutcome skipped = migrator(
                            ExecutionOptions.defaults().withRunnerWait(new RunnerWait(WhenLocked.SKIP, Duration.ZERO)))
                    .upgrade(chain(1), "head");

            assertThat(skipped.status()).isEqualTo(Status.LOCKED);
            assertThat(skipped.heldBy()).isPresent();
        }
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void aRunnerOfAnotherHistoryInTheSameDatabaseDoesNotWait() throws SQLException {
        try (Connection holder = database.settings().open()) {
            new RunnerLock(database.settings().database(), "public").tryAcquire(holder);

            migrator(ExecutionOptions.defaults().withVersionTableSchema("tenant"))
                    .upgrade(chain(1), "head");
        }
        assertThat(database.column("select id from tenant.migrate_revision")).containsExactly("a1");
    }

    @Test
    void noticesARevisionThatFreesTheRunnerLock() {
        RevisionGraph graph = graph(Revisions.of("a1", "", "select pg_advisory_unlock_all(); create table t ();", ""));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator(ExecutionOptions.defaults()).upgrade(graph, "head"))
                .withMessageContaining("no longer holds the runner lock");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void roleTimeoutsDoNotApplyAndAreShown() {
        String role = "slow_" + database.settings().database().replace('-', '_');
        database.run("create role " + role + " login superuser; alter role " + role
                + " set statement_timeout = '200ms'; alter role " + role + " set transaction_timeout = '300ms'");
        RevisionGraph graph = graph(Revisions.of("a1", "", "select pg_sleep(0.6); create table t ();", ""));
        var settings = database.settings();

        new Migrator(
                        new io.github.migratemaven.postgres.connection.ConnectionSettings(
                                settings.host(),
                                settings.port(),
                                settings.database(),
                                role,
                                settings.password(),
                                settings.properties(),
                                settings.origins()),
                        ExecutionOptions.defaults(),
                        reporter)
                .upgrade(graph, "head");

        assertThat(database.tables()).containsExactly("t");
        assertThat(reporter.all())
                .contains("Timeouts of the role that do not apply to revisions: statement_timeout = 200 ms,"
                        + " transaction_timeout = 300 ms");
    }
}
