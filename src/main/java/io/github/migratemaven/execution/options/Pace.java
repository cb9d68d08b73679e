package io.github.migratemaven.execution.options;

import io.github.migratemaven.postgres.connection.StatementWatch;
import java.time.Duration;

/**
 * How long the engine waits with its own statements, and how soon it speaks of a wait.
 *
 * @param firstLine after this time whoever is waited for is named
 * @param furtherLines a line at least as often as this while a statement runs
 * @param lock how long a statement of the engine's own may queue for a lock outside a revision's transaction
 * @param answer how long the server may take to answer a statement of the engine's own, or a COMMIT, before the connection
 *     counts as lost; longer than {@code lock}
 * @param comeBack how long a server that was lost, or a standby in its place, may take to accept work again
 */
public record Pace(Duration firstLine, Duration furtherLines, Duration lock, Duration answer, Duration comeBack) {
    public static final Pace DEFAULT = new Pace(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofMinutes(2));

    public StatementWatch.Waits waits() {
        return new StatementWatch.Waits(firstLine, furtherLines, answer);
    }
}
