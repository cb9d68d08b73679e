package io.github.migratemaven.execution.options;

import java.time.Duration;

/**
 * How to behave when another runner is at work on the same history.
 *
 * @param whenLocked whether to wait at all
 * @param atMost for how long
 */
public record RunnerWait(WhenLocked whenLocked, Duration atMost) {
    public static final RunnerWait DEFAULT = new RunnerWait(WhenLocked.WAIT, Duration.ofMinutes(10));
}
