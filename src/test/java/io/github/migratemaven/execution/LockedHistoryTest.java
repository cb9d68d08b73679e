package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.LockOptions;
import io.github.migratemaven.execution.options.Pace;
import io.github.migratemaven.execution.options.RetryPolicy;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.Await;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.OtherSession;
import io.github.migratemaven.testing.RecordingReporter;
import io.github.migratemaven.testing.Slow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Somebody locks the version tables themselves. */
class LockedHistoryTest {
    private static final Map<String, Consumer<Migrator>> GOALS = Map.of(
            "current", migrator -> migrator.state(chain(2)),
            "upgrade", migrator -> migrator.upgrade(chain(2), "head"),
            "downgrade", migrator -> migrator.downgrade(chain(2), "base"),
            "stamp", migrator -> migrator.stamp(chain(2), new StampCommand(List.of("head"), false, true)),
            "repair", migrator -> migrator.repair(chain(2), List.of("a1"), "because"));

    private final Database database = Database.fresh();
    private final RecordingReporter reporter = new RecordingReporter();
    private final Migrator migrator = database.migrator(ExecutionOptions.defaults()
            .withPace(new Pace(
                    Duration.ofMillis(600),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30))));

    @Slow
    @Test
    void noGoalWaitsForEverAndEachNamesWhoIsInTheWay() {
        database.migrator(reporter).upgrade(chain(1), "head");
        try (OtherSession other = OtherSession.inTransaction(database, "lock table migrate_revision")) {
            GOALS.forEach((name, goal) -> assertThatExceptionOfType(MigrationFailure.class)
                    .as(name)
                    .isThrownBy(() -> goal.accept(migrator))
                    .withMessageContaining("lock timeout")
                    .withMessageContaining("; held by process ")
                    .withMessageContaining("\"the other one\", idle in transaction"));
            other.commit();
        }
        assertThat(migrator.upgrade(chain(2), "head").steps()).hasSize(1);
    }

    @Test
    void aPreparedTransactionInTheWayIsNamedWithWhatEndsIt() {
        database.migrator(reporter).upgrade(chain(1), "head");
        database.run("begin; lock table migrate_revision; prepare transaction 'forgotten'");
        try {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> migrator.upgrade(chain(2), "head"))
                    .withMessageContaining("the prepared transaction 'forgotten' of postgres")
                    .withMessageContaining("ROLLBACK PREPARED");
        } finally {
            database.run("rollback prepared 'forgotten'");
        }
        assertThat(migrator.upgrade(chain(2), "head").steps()).hasSize(1);
    }

    @Test
    void aHistoryThatIsLockedInTheMiddleOfARevisionLetsTheWholeTransactionBeTriedAgain() {
        LockOptions quick = new LockOptions(
                Duration.ofMillis(1000), new RetryPolicy(30, Duration.ofMillis(50), Duration.ofMillis(100)), false);
        Migrator working =
                new Migrator(database.settings(), ExecutionOptions.defaults().withLocks(quick), reporter);
        working.upgrade(chain(1), "head");
        CompletableFuture<MigrationOutcome> run;
        try (OtherSession other = OtherSession.inTransaction(database, "lock table migrate_event in share mode")) {
            run = Await.background(() -> working.upgrade(chain(2), "head"));
            Await.until("a try that saw who is in the way", () -> reporter.all().contains("; held by process "));
            assertThat(reporter.all()).contains("try 2 of 30").contains("\"the other one\"");
            other.commit();
        }
        assertThat(Await.result(run).steps()).hasSize(1);
    }
}
