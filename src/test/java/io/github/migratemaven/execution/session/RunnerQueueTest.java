package io.github.migratemaven.execution.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.RunnerWait;
import io.github.migratemaven.execution.options.WhenLocked;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunnerQueueTest {
    private final Database database = Database.fresh();

    @ParameterizedTest
    @EnumSource(names = {"WAIT", "FAIL"})
    void aLockThatNoProcessHoldsIsNotWaitedForForEver(WhenLocked whenLocked) throws SQLException {
        String name = database.settings().database();
        database.run("begin; select pg_advisory_xact_lock(" + RunnerLock.key(name, "public")
                + "); prepare transaction '" + name + "'");
        RunnerQueue queue = new RunnerQueue(
                new RunnerLock(name, "public"),
                ExecutionOptions.defaults().withRunnerWait(new RunnerWait(whenLocked, Duration.ofMillis(700))),
                Reporter.silent());
        try (Connection connection = database.settings().open()) {
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> queue.enter(connection))
                    .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.LOCKED))
                    .withMessageContaining("a prepared transaction, which has no process"));
        } finally {
            database.run("rollback prepared '" + name + "'");
        }
    }
}
