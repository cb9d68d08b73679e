package io.github.migratemaven.execution;

import io.github.migratemaven.postgres.ConnectFailures;
import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.report.Reporter;
import java.sql.SQLException;
import java.time.Duration;

/** Opens the session of a run; waits a bounded time for a server that is full, starting, or coming back. */
final class Connector {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ConnectionSettings settings;
    private final Cancellation cancellation;
    private final Reporter reporter;

    Connector(ConnectionSettings settings, Cancellation cancellation, Reporter reporter) {
        this.settings = settings;
        this.cancellation = cancellation;
        this.reporter = reporter;
    }

    /** A first connection: an address that does not answer is more likely wrong than slow. */
    Session open() {
        return open(false);
    }

    /** A further connection to a server that has answered before. */
    Session reopen() {
        return open(true);
    }

    private Session open(boolean answeredBefore) {
        long start = System.nanoTime();
        while (true) {
            cancellation.throwIfRequested();
            try {
                return Session.open(settings);
            } catch (SQLException failure) {
                boolean worthWaiting =
                        SqlStates.isNotYetAvailable(failure) || (answeredBefore && SqlStates.isConnectionLost(failure));
                if (!worthWaiting || System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw ConnectFailures.explain(settings, failure);
                }
                reporter.debug("Connecting again: " + failure.getMessage());
                cancellation.sleep(PAUSE);
            }
        }
    }
}
