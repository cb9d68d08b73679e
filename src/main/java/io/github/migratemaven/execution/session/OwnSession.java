package io.github.migratemaven.execution.session;

import io.github.migratemaven.postgres.connection.BackendPid;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Tells whether a connection has a server session of its own, without changing anything in it: behind a pooler such as
 * PgBouncer that hands sessions out by the transaction, a setting or a lock would reach whoever is served next.
 */
public final class OwnSession {
    private static final int ROUNDS = 3;
    private static final String PATIENCE_SECONDS = "3";

    private OwnSession() {}

    /**
     * Whether something between here and the server answers in its place.
     *
     * @param pid the session's process as the server tells it
     */
    static boolean isBehindPool(Connection connection, int pid) throws SQLException {
        return pid != pidOfProtocol(connection);
    }

    private static int pidOfProtocol(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    /**
     * @param pid the session's process as the server tells it
     * @param poolAllowed whether the user says that a pool in between pools sessions; this is tried out
     * @throws MigrationFailure if the session is not known to be this connection's alone
     */
    static void require(ConnectionSettings settings, Connection connection, int pid, boolean poolAllowed)
            throws SQLException {
        if (!isBehindPool(connection, pid)) {
            return;
        }
        if (!poolAllowed) {
            throw MigrationFailure.refused(
                    "A connection pool stands between here and PostgreSQL: the connection says it is process "
                            + pidOfProtocol(connection) + ", the server says " + pid
                            + ". Where it pools transactions, the runner lock and session settings would leak to other"
                            + " clients, and two runners could hold the same lock.",
                    "Connect to the server itself. If the pool is known to pool sessions, add"
                            + " -Dmigrate.allowProxy=true");
        }
        if (isHandedOut(settings, connection)) {
            throw MigrationFailure.refused(
                    "The connection pool at " + settings.authority() + " does not pool sessions: it"
                            + " gave the server session of this connection to another one in between.",
                    "Connect to the server itself, or to a pool with pool_mode = session; -Dmigrate.allowProxy=true is"
                            + " meant for such a one only.");
        }
    }

    /** Asks by a second connection, each time while the first one is between two transactions. */
    private static boolean isHandedOut(ConnectionSettings settings, Connection connection) throws SQLException {
        int own = BackendPid.of(connection);
        try (Connection other = impatient(settings).open()) {
            for (int round = 0; round < ROUNDS; round++) {
                other.setAutoCommit(false);
                int others = BackendPid.of(other);
                if (others == own || BackendPid.of(connection) != own) {
                    return true;
                }
                other.rollback();
                other.setAutoCommit(true);
            }
            return false;
        } catch (SQLException refused) {
            // A pool of statements refuses BEGIN. One of sessions that is used up keeps the second connection waiting.
            return BackendPid.of(connection) != own
                    || String.valueOf(refused.getMessage()).contains("transaction blocks");
        }
    }

    private static ConnectionSettings impatient(ConnectionSettings settings) {
        Map<String, String> properties = new HashMap<>(settings.properties());
        properties.put("socketTimeout", PATIENCE_SECONDS);
        properties.put("connectTimeout", PATIENCE_SECONDS);
        return settings.withProperties(properties);
    }
}
