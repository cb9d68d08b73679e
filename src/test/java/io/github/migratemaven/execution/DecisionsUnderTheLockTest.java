package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.options.EnvironmentRules;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.LockOptions;
import io.github.migratemaven.execution.options.RetryPolicy;
import io.github.migratemaven.execution.step.AppliedStep;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Await;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.LoopbackProxy;
import io.github.migratemaven.testing.OtherSession;
import io.github.migratemaven.testing.RecordingReporter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One runner is held up between two of its questions while another one does all the work. */
class DecisionsUnderTheLockTest {
    private static final String TABLES_ASKED_FOR_OR_LOCK_TRIED =
            "c\\.relname not in \\('migrate_revision'|pg_try_advisory_lock";

    private final Database database = Database.fresh();
    private final LoopbackProxy proxy = new LoopbackProxy(database.settings());
    private final RecordingReporter reporter = new RecordingReporter();

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    @Test
    void aRunnerThatSawAnEmptyDatabaseIsNotRefusedForWhatAnotherOneMadeMeanwhile() {
        proxy.stallAt(TABLES_ASKED_FOR_OR_LOCK_TRIED);
        CompletableFuture<MigrationOutcome> late = Await.background(() -> heldUp().upgrade(chain(5), "head"));
        proxy.awaitStall();
        assertThat(database.migrator(reporter).upgrade(chain(5), "head").steps())
                .hasSize(5);
        proxy.release();

        MigrationOutcome outcome = Await.result(late);
        assertThat(outcome.status()).isEqualTo(Status.OK);
        assertThat(outcome.steps()).isEmpty();
        assertThat(outcome.to()).containsExactly("a5");
    }

    @Test
    void aPlanIsMadeFromWhatIsThereOnceTheLockIsHeld() {
        proxy.stallAt("pg_try_advisory_lock");
        CompletableFuture<MigrationOutcome> late = Await.background(() -> heldUp().upgrade(chain(5), "+1"));
        proxy.awaitStall();
        database.migrator(reporter).upgrade(chain(5), "a2");
        proxy.release();

        assertThat(Await.result(late).to()).containsExactly("a3");
        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
    }

    @Test
    void theEnvironmentThatAnotherRunnerHasGivenIsSeen() {
        proxy.stallAt("pg_try_advisory_lock");
        Migrator staging = new Migrator(proxy.settings(), in("staging"), new RecordingReporter());
        CompletableFuture<MigrationOutcome> late = Await.background(() -> staging.upgrade(chain(2), "head"));
        proxy.awaitStall();
        database.migrator(in("production")).upgrade(chain(1), "head");
        proxy.release();

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> Await.result(late))
                .withMessageContaining("the environment 'production', not 'staging'");
        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void aHalfDoneDowngradeOfARunnerAtWorkIsNoReasonToRefuse() {
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create table t (a int);", "drop table t;"),
                Revisions.nonTransactional(
                        "a2",
                        "a1",
                        "create index ix on t (a);",
                        "drop index ix; select from pg_advisory_xact_lock(77);"));
        database.migrator(reporter).upgrade(graph, "head");
        CompletableFuture<MigrationOutcome> down;
        CompletableFuture<MigrationOutcome> up;
        try (OtherSession brake = OtherSession.inTransaction(database, "select pg_advisory_xact_lock(77)")) {
            Migrator patient = database.migrator(ExecutionOptions.defaults()
                    .withLocks(new LockOptions(Duration.ofSeconds(30), RetryPolicy.DEFAULT, false)));
            down = Await.background(() -> patient.downgrade(graph, "a1"));
            Await.until("the downgrade is half done", () -> !database.column(
                            "select 1 from migrate_revision where state = 'downgrading' and statements_done = 1")
                    .isEmpty());
            up = Await.background(() -> database.migrator(reporter).upgrade(graph, "head"));
            Await.until("the upgrade waits", () -> reporter.all().contains("Waiting for another runner"));
            brake.commit();
        }

        assertThat(Await.result(down).steps()).hasSize(1);
        assertThat(Await.result(up).steps()).extracting(AppliedStep::revision).containsExactly("a2");
    }

    @Test
    void aDryRunSeesOneStateOnly() {
        proxy.stallAt("relname not in \\('migrate_revision'");
        CompletableFuture<DryRun> late = Await.background(() -> heldUp().dryRun(chain(5), Direction.UPGRADE, "head"));
        proxy.awaitStall();
        database.migrator(reporter).upgrade(chain(5), "head");
        proxy.release();

        DryRun dryRun = Await.result(late);
        assertThat(dryRun.plan().steps()).hasSize(5);
        assertThat(dryRun.state().hasHistory()).isFalse();
        assertThat(dryRun.state().unmanagedTables()).isEmpty();
    }

    private Migrator heldUp() {
        return new Migrator(proxy.settings(), ExecutionOptions.defaults(), new RecordingReporter());
    }

    private static ExecutionOptions in(String environment) {
        return ExecutionOptions.defaults()
                .withEnvironment(new EnvironmentRules(Optional.of(environment), Set.of(), Optional.empty()));
    }
}
