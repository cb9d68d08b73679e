package io.github.migratemaven.execution.session;

import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.RunnerWait;
import io.github.migratemaven.execution.options.WhenLocked;
import io.github.migratemaven.report.Durations;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Waits for the runner lock, and says for whom. */
public final class RunnerQueue {
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);
    private static final int FIRST_PAUSE_MS = 25;
    private static final int LONGEST_PAUSE_MS = 1000;
    private static final int LOOKS_FOR_A_HOLDER = 20;

    private final RunnerLock lock;
    private final RunnerWait wait;
    private final Cancellation cancellation;
    private final Reporter reporter;
    private final RandomGenerator random = new SplittableRandom();

    public RunnerQueue(RunnerLock lock, ExecutionOptions options, Reporter reporter) {
        this.lock = lock;
        this.wait = options.runnerWait();
        this.cancellation = options.cancellation();
        this.reporter = reporter;
    }

    /**
     * Takes the lock.
     *
     * @return who holds it, when it was not to be waited for; otherwise empty, and the lock is taken
     * @throws MigrationFailure with status {@code locked} when it is held by another for too long
     */
    public Optional<LockHolder> enter(Connection connection) throws SQLException {
        long start = System.nanoTime();
        long lastLine = start - LINE_EVERY.toNanos();
        int pause = FIRST_PAUSE_MS;
        int unseen = 0;
        while (!lock.tryAcquire(connection)) {
            Optional<LockHolder> holder = lock.holder(connection);
            if (holder.isEmpty() && ++unseen < LOOKS_FOR_A_HOLDER) {
                // It has most likely just been freed.
                cancellation.sleep(Duration.ofMillis(FIRST_PAUSE_MS));
                continue;
            }
            holder = holder.or(() -> Optional.of(LockHolder.WITHOUT_PROCESS));
            if (wait.whenLocked() == WhenLocked.SKIP) {
                return holder;
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (wait.whenLocked() == WhenLocked.FAIL || waited.compareTo(wait.atMost()) >= 0) {
                throw locked(holder.get(), waited);
            }
            if (System.nanoTime() - lastLine >= LINE_EVERY.toNanos()) {
                lastLine = System.nanoTime();
                reporter.info("Waiting for another runner: " + holder.get().describe());
            }
            cancellation.sleep(Duration.ofMillis(pause / 2 + random.nextInt(pause)));
            pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
        }
        return Optional.empty();
    }

    private MigrationFailure locked(LockHolder holder, Duration waited) {
        return MigrationFailure.of(
                Status.LOCKED,
                "Another runner is at work on this database: " + holder.describe()
                        + (wait.whenLocked() == WhenLocked.WAIT ? "; waited for " + Durations.words(waited) : ""),
                holder.equals(LockHolder.WITHOUT_PROCESS)
                        ? "End it with COMMIT PREPARED or ROLLBACK PREPARED, then run the goal again."
                        : "Wait for it and run the goal again. If its client is known to be gone, end its session:"
                                + " select pg_terminate_backend(" + holder.pid() + ")");
    }
}
