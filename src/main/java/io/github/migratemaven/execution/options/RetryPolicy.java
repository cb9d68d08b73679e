package io.github.migratemaven.execution.options;

import io.github.migratemaven.report.MigrationFailure;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how patiently a transaction is repeated that was lost to a lock timeout, deadlock or serialization
 * failure.
 *
 * @param tries attempts in all, at least 1
 * @param firstPause the longest pause after the first failed attempt; doubles with each further one
 * @param longestPause upper limit of any pause
 */
public record RetryPolicy(int tries, Duration firstPause, Duration longestPause) {
    public static final RetryPolicy DEFAULT = new RetryPolicy(30, Duration.ofMillis(500), Duration.ofSeconds(30));

    /** @throws MigrationFailure if there is to be no try at all */
    public RetryPolicy {
        if (tries < 1) {
            throw MigrationFailure.misconfigured("migrate.lockTries is " + tries + ".", "Give a number of at least 1.");
        }
    }

    public RetryPolicy withTries(int most) {
        return new RetryPolicy(most, firstPause, longestPause);
    }

    /** The pause after a failed attempt (counted from 1): random within the upper half, so that rivals drift apart. */
    public Duration pauseAfter(int attempt, RandomGenerator random) {
        long limit = Math.min(longestPause.toMillis(), firstPause.toMillis() << Math.min(attempt - 1, 20));
        return Duration.ofMillis(limit / 2 + random.nextLong(limit / 2 + 1));
    }
}
