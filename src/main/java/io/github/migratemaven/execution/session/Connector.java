package io.github.migratemaven.execution.session;

import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.postgres.ConnectFailures;
import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.report.Reporter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens the session of a run; waits a bounded time for a server that is full, starting, or coming back. */
public final class Connector {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ConnectionSettings settings;
    private final Optional<Supplier<ConnectionSettings>> renewedSettings;
    private final Cancellation cancellation;
    private final ExecutionOptions options;
    private final Reporter reporter;

    public Connector(ConnectionSettings settings, ExecutionOptions options, Reporter reporter) {
        this.settings = settings;
        this.renewedSettings = options.renewedSettings();
        this.cancellation = options.cancellation();
        this.options = options;
        this.reporter = reporter;
    }

    /** A first connection: an address that does not answer is more likely wrong than slow. */
    public Session open() {
        return open(settings, false);
    }

    /** A further connection to a server that has answered before. */
    public Session reopen() {
        return open(renewedSettings.map(Supplier::get).orElse(settings), true);
    }

    private Session open(ConnectionSettings settings, boolean answeredBefore) {
        long start = System.nanoTime();
        while (true) {
            cancellation.throwIfRequested();
            try {
                return Session.open(settings, options, reporter);
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
