package io.github.migratemaven.execution.step;

import io.github.migratemaven.execution.session.ConnectionLostException;
import io.github.migratemaven.execution.session.SqlStates;
import io.github.migratemaven.postgres.connection.Blocker;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.report.Durations;
import io.github.migratemaven.report.MigrationFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * One transaction that is repeated as a whole when others' locks were in its way, and that is committed only while it is
 * known to be alive and this session known to hold the runner lock.
 */
public final class RetriedTransaction {
    private final Run run;
    private final RandomGenerator random = new SplittableRandom();

    public RetriedTransaction(Run run) {
        this.run = run;
    }

    /** What happens between BEGIN and COMMIT; run again from its start after each retryable failure. */
    @FunctionalInterface
    public interface Body {
        void run() throws SQLException;
    }

    /** The same, of statements that may be sent together. */
    @FunctionalInterface
    interface PipelinedBody {
        void run(StepPipeline pipeline) throws SQLException;
    }

    /**
     * Commits the body's work.
     *
     * @param what names the work in messages
     * @return how many tries it took
     * @throws ConnectionLostException if the session is gone
     * @throws StepRejectedException if PostgreSQL rejected the work, or the tries are used up; it is rolled back
     */
    public int commit(String what, Body body) {
        return commitPipelined(what, pipeline -> {
            body.run();
            pipeline.noteAnswered();
        });
    }

    /** As {@link #commit}; what the body leaves in the pipeline is sent together with its COMMIT. */
    int commitPipelined(String what, PipelinedBody body) {
        for (int attempt = 1; ; attempt++) {
            Commit commit = new Commit(run, what);
            try {
                run.session().transactionBegins();
                run.session().connection().setAutoCommit(false);
                StepPipeline pipeline = new StepPipeline(run);
                body.run(pipeline);
                commit.perform(pipeline);
                run.session().connection().setAutoCommit(true);
                return attempt;
            } catch (ScriptFailedException failure) {
                rollBack(failure.sqlException(), commit);
                giveUpUnlessRetryable(new StepRejectedException(failure, blockers(failure.sqlException())), attempt);
                pause(failure.sqlException(), failure.getMessage(), attempt);
            } catch (SQLException failure) {
                rollBack(failure, commit);
                giveUpUnlessRetryable(new StepRejectedException(what, failure, blockers(failure)), attempt);
                pause(failure, what + ": " + failure.getMessage(), attempt);
            }
        }
    }

    private void rollBack(SQLException failure, Commit commit) {
        if (run.options().cancellation().requested()) {
            run.options().cancellation().nothingToInterrupt();
        }
        if (run.session().isLostBy(failure) || !run.session().rollBack()) {
            throw commit.lost(failure);
        }
        run.options().cancellation().throwIfRequested();
    }

    private void giveUpUnlessRetryable(StepRejectedException rejected, int attempt) {
        if (!SqlStates.isRetryable(rejected.sqlException())
                || attempt >= run.options().locks().retries().tries()) {
            throw rejected;
        }
    }

    private void pause(SQLException failure, String problem, int attempt) {
        Duration pause = run.options().locks().retries().pauseAfter(attempt, random);
        run.reporter()
                .info(problem + blockers(failure) + ". Rolled back; try " + (attempt + 1) + " of "
                        + run.options().locks().retries().tries() + " in " + Durations.words(pause));
        run.options().cancellation().sleep(pause);
    }

    /** Who was in the way, for the end of a sentence. */
    private String blockers(SQLException failure) {
        if (!SqlStates.of(failure).equals(SqlStates.LOCK_NOT_AVAILABLE)
                || run.session().watch().lastBlockers().isEmpty()) {
            return "";
        }
        return "; held by "
                + run.session().watch().lastBlockers().stream()
                        .map(Blocker::describe)
                        .collect(Collectors.joining(", "));
    }

    /** PostgreSQL rejected a step, which has been rolled back. */
    public static final class StepRejectedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final SQLException sqlException;

        public StepRejectedException(ScriptFailedException failure, String blockers) {
            super(failure.describe() + blockers, failure);
            this.sqlException = failure.sqlException();
        }

        public StepRejectedException(String what, SQLException failure, String blockers) {
            super(what + ": " + failure.getMessage() + blockers, failure);
            this.sqlException = failure;
        }

        SQLException sqlException() {
            return sqlException;
        }

        public MigrationFailure toFailure(String standing) {
            String advice = getCause() instanceof ScriptFailedException
                    ? SqlStates.advice(sqlException)
                    : SqlStates.adviceOnHistory(sqlException);
            return MigrationFailure.failed(
                    String.valueOf(getMessage()), advice.isEmpty() ? standing : advice + "\n" + standing, this);
        }
    }
}
