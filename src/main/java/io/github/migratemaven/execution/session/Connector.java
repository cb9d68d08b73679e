package io.github.migratemaven.execution.session;

import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.postgres.connection.ConnectFailures;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.Durations;
import io.github.migratemaven.report.MigrationFailure;
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
        Duration patience = answeredBefore ? options.pace().comeBack() : PATIENCE;
        long start = System.nanoTime();
        Duration nextLine = options.pace().firstLine();
        while (true) {
            cancellation.throwIfRequested();
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            boolean last = waited.compareTo(patience) > 0;
            String reason;
            try {
                Session session = SessionOpening.open(settings, options, reporter);
                if (!answeredBefore || !session.facts().inRecovery()) {
                    return session;
                }
                // Where a primary was, a standby is one that has not been promoted yet.
                session.close();
                reason = session.settings().displayUrl() + " is a read-only standby";
                if (last) {
                    throw MigrationFailure.failed(
                            reason + ", and was not promoted within " + Durations.words(waited) + ".",
                            "Promote it, or start its primary again.",
                            null);
                }
            } catch (SQLException failure) {
                boolean worthWaiting =
                        SqlStates.isNotYetAvailable(failure) || (answeredBefore && SqlStates.isConnectionLost(failure));
                if (!worthWaiting || last) {
                    throw ConnectFailures.explain(settings, failure);
                }
                reason = String.valueOf(failure.getMessage());
            }
            if (waited.compareTo(nextLine) > 0) {
                reporter.info("No connection for " + Durations.words(waited) + ": " + reason);
                nextLine = waited.plus(options.pace().furtherLines());
            }
            cancellation.sleep(PAUSE);
        }
    }
}
