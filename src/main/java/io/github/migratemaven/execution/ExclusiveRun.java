package io.github.migratemaven.execution;

import io.github.migratemaven.execution.history.VersionTable;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.precondition.Preflight;
import io.github.migratemaven.execution.session.LockHolder;
import io.github.migratemaven.execution.session.RunnerLock;
import io.github.migratemaven.execution.session.RunnerQueue;
import io.github.migratemaven.execution.session.Session;
import io.github.migratemaven.execution.step.Run;
import io.github.migratemaven.report.Reporter;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/** Work that one runner at a time may do on a history. */
final class ExclusiveRun {
    private final Session session;
    private final VersionTable table;
    private final ExecutionOptions options;
    private final Reporter reporter;
    private final RunnerLock lock;

    ExclusiveRun(Session session, VersionTable table, ExecutionOptions options, Reporter reporter) {
        this.session = session;
        this.table = table;
        this.options = options;
        this.reporter = reporter;
        this.lock = new RunnerLock(session.facts().database(), table.schema());
    }

    /** What is done while the lock is held. */
    @FunctionalInterface
    interface Work<T> {
        T with(Run run) throws SQLException;
    }

    /**
     * Takes the lock, works, and frees it.
     *
     * @param whenSkipped the result when another runner holds the lock and is not to be waited for
     */
    <T> T perform(Function<LockHolder, T> whenSkipped, Work<T> work) throws SQLException {
        Optional<LockHolder> other = enter();
        if (other.isPresent()) {
            return whenSkipped.apply(other.get());
        }
        try {
            session.asEngine();
            return session.namingBlockers(() -> work.with(run()));
        } finally {
            leave();
        }
    }

    /**
     * Takes the lock, which is to be freed by {@link #leave}.
     *
     * @return who has it instead, when it is not to be waited for
     */
    Optional<LockHolder> enter() throws SQLException {
        new Preflight(session, options, reporter).checkWritable();
        Optional<LockHolder> other = new RunnerQueue(lock, options, reporter).enter(session.connection());
        other.ifPresent(holder -> reporter.warn("Skipped: another runner is at work, " + holder.describe()));
        return other;
    }

    /** What may be done while the lock is held. */
    Run run() {
        return new Run(session, table, lock, options, reporter);
    }

    void leave() {
        options.cancellation().nothingToInterrupt();
        try {
            if (session.rollBack()) {
                session.asEngine();
                lock.release(session.connection());
            }
        } catch (SQLException gone) {
            // The server frees the lock of a lost session itself.
            reporter.debug("The session that held the lock is gone: " + gone.getMessage());
        }
    }
}
