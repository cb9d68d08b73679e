package io.github.migratemaven.execution.options;

import java.time.Duration;

/**
 * How to behave when others hold locks on the objects that a revision changes.
 *
 * @param timeout how long a statement may queue for a lock before its whole transaction is rolled back and tried again;
 *     longer than the server's {@code deadlock_timeout}, or an autovacuum in the way is never sent off
 * @param retries how often that is
 * @param showQueries whether to show the statements of those in the way; they may hold data
 */
public record LockOptions(Duration timeout, RetryPolicy retries, boolean showQueries) {
    public static final LockOptions DEFAULT = new LockOptions(Duration.ofSeconds(3), RetryPolicy.DEFAULT, false);

    public LockOptions withTimeout(Duration longest) {
        return new LockOptions(longest, retries, showQueries);
    }

    public LockOptions withRetries(RetryPolicy policy) {
        return new LockOptions(timeout, policy, showQueries);
    }

    public LockOptions withShowQueries(boolean shown) {
        return new LockOptions(timeout, retries, shown);
    }
}
