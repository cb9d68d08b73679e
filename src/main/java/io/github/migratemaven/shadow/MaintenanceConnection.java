package io.github.migratemaven.shadow;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A connection to the maintenance database of a cluster whose server was started for it. */
record MaintenanceConnection(ConnectionSettings settings, Connection connection) {
    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /**
     * Starts the server again where the one that was found is just being ended by the watchdog of a process that was killed.
     *
     * @throws SQLException if the server does not let anybody in
     */
    static MaintenanceConnection to(Cluster cluster) throws SQLException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            ConnectionSettings settings = cluster.start();
            try {
                return new MaintenanceConnection(settings, settings.open());
            } catch (SQLException e) {
                if (!CANNOT_CONNECT_NOW.equals(e.getSQLState()) || System.nanoTime() > end) {
                    throw e;
                }
                Polling.of(PAUSE);
            }
        }
    }
}
