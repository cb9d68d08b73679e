package io.github.migratemaven.execution.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.history.VersionTable;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.session.RunnerLock;
import io.github.migratemaven.execution.session.Session;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.RecordingReporter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RetriedTransactionTest {
    private final Database database = Database.fresh();

    @Test
    void neverTakesAnAbortedTransactionForACommittedOne() throws SQLException {
        try (Session session = Session.open(database.settings())) {
            Run run = run(session);
            run.lock().tryAcquire(session.connection());

            assertThatExceptionOfType(RetriedTransaction.StepRejectedException.class)
                    .isThrownBy(() -> new RetriedTransaction(run).commit("Trying", () -> {
                        session.run("create table public.t ()");
                        try {
                            session.run("select 1/0");
                        } catch (SQLException swallowed) {
                            assertThat(swallowed.getSQLState()).isEqualTo("22012");
                        }
                    }))
                    .withMessageContaining("current transaction is aborted");
        }
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void doesNotCommitWithoutTheRunnerLock() throws SQLException {
        try (Session session = Session.open(database.settings())) {
            assertThatExceptionOfType(RetriedTransaction.StepRejectedException.class)
                    .isThrownBy(() -> new RetriedTransaction(run(session))
                            .commit("Trying", () -> session.run("create table public.t ()")))
                    .withMessageContaining("no longer holds the runner lock");
        }
        assertThat(database.tables()).isEmpty();
    }

    private Run run(Session session) {
        RecordingReporter reporter = new RecordingReporter();
        return new Run(
                session,
                new VersionTable("public"),
                new RunnerLock(database.settings().database(), "public"),
                ExecutionOptions.defaults(),
                reporter);
    }
}
