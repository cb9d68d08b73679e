package io.github.migratemaven.execution;

import io.github.migratemaven.postgres.ConnectFailures;
import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.postgres.PinnedSettings;
import io.github.migratemaven.postgres.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * The one connection of a run. It switches between two modes: the engine's, with a fixed {@code search_path}, and the
 * revision's, with the settings that the role and the connection bring along, but for those
 * that would make two machines differ. Whatever a revision sets ends with it.
 */
final class Session implements AutoCloseable {
    /** No schema of anybody's comes before or beside PostgreSQL's own. */
    static final String ENGINE_PATH = "set search_path = pg_catalog, pg_temp";

    static final String ENGINE_PATH_IN_TRANSACTION = "set local search_path = pg_catalog, pg_temp";

    private static final String UNDO = "reset session authorization; reset role; reset all; close all; unlisten *;"
            + " select pg_catalog.pg_advisory_unlock_all(); discard temp; discard sequences; deallocate all;";

    private static final int SECONDS_TO_ANSWER = 5;

    private static final int UNDO_MILLIS = 2000;

    private final ConnectionSettings settings;
    private final Connection connection;
    private final SessionFacts facts;
    private final String ownSettings;
    private String application = "migrate-maven-plugin";

    private Session(
            ConnectionSettings settings, Connection connection, SessionFacts facts, boolean checksForDeadClient) {
        this.settings = settings;
        this.connection = connection;
        this.facts = facts;
        this.ownSettings =
                PinnedSettings.forSession() + "set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;"
                        + (facts.majorVersion() >= 14 ? "set idle_session_timeout = 0;" : "")
                        + (facts.majorVersion() >= 17 ? "set transaction_timeout = 0;" : "")
                        + (checksForDeadClient ? "set client_connection_check_interval = '1s';" : "")
                        // A revision reported as applied must not be lost to a crash.
                        + (facts.commitsLazily() ? "set synchronous_commit = on;" : "");
    }

    static Session open(ConnectionSettings settings) throws SQLException {
        return open(settings, false);
    }

    /**
     * Nothing is set before the session is known to be this connection's own.
     *
     * @param poolAllowed whether the user says that a pool in between pools sessions
     */
    static Session open(ConnectionSettings settings, boolean poolAllowed) throws SQLException {
        Map<String, String> properties = new HashMap<>(settings.properties());
        properties.putIfAbsent("tcpKeepAlive", "true");
        properties.putIfAbsent("prepareThreshold", "0");
        ConnectionSettings tuned = settings.withProperties(properties);
        Connection connection = tuned.open();
        try {
            ConnectFailures.requireSupportedVersion(connection, settings);
            OwnSession.require(tuned, connection, poolAllowed);
        } catch (SQLException | MigrationFailure failure) {
            connection.close();
            throw failure;
        }
        try {
            SessionFacts facts = SessionFacts.ask(connection);
            boolean checksForDeadClient = facts.majorVersion() >= 14 && canCheckForDeadClient(connection);
            return new Session(tuned, connection, facts, checksForDeadClient);
        } catch (SQLException failure) {
            end(connection);
            throw failure;
        }
    }

    /** Not every platform can look for a client that is gone while a statement runs. */
    private static boolean canCheckForDeadClient(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set client_connection_check_interval = '1s'");
            return true;
        } catch (SQLException unsupported) {
            return false;
        }
    }

    ConnectionSettings settings() {
        return settings;
    }

    Connection connection() {
        return connection;
    }

    SessionFacts facts() {
        return facts;
    }

    /** Names the work in {@code pg_stat_activity}, where whoever waits for this runner reads it. */
    void announce(String work) {
        application = work.length() <= 63 ? work : work.substring(0, 63);
    }

    /** Forgets everything that an earlier revision may have left in the session, but keeps the runner lock. */
    void cleanSlate() throws SQLException {
        run("close all; unlisten *; discard temp; discard sequences; deallocate all;" + engineMode());
    }

    /** For the engine's own statements. */
    void asEngine() throws SQLException {
        run(engineMode());
    }

    /** For statements of a revision: the connection's own settings, but the engine's timeouts. */
    void asRevision(Duration lockTimeout) throws SQLException {
        run(reset() + "set lock_timeout = " + lockTimeout.toMillis() + ";");
    }

    void lockTimeout(Duration lockTimeout) throws SQLException {
        run("set lock_timeout = " + lockTimeout.toMillis());
    }

    private String engineMode() {
        return reset() + "set lock_timeout = 0;" + ENGINE_PATH;
    }

    private String reset() {
        return "reset session authorization; reset role; reset all;" + ownSettings + "set application_name = "
                + Quoting.literal(application) + ";";
    }

    void run(String ownSql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ownSql);
        }
    }

    /** Cancels what the server runs for this session; by a connection of its own, so from any thread. */
    void cancelStatement() {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException gone) {
            // A session that cannot be reached has no statement to cancel.
        }
    }

    /** Whether that failure has ended this session, and not only the statement that met it. */
    boolean isLostBy(SQLException failure) {
        try {
            return SqlStates.isPerhapsLost(failure)
                    ? !connection.isValid(SECONDS_TO_ANSWER)
                    : SqlStates.isConnectionLost(failure);
        } catch (SQLException gone) {
            return true;
        }
    }

    /** Back to a session without an open transaction; false when the connection is gone. */
    boolean rollBack() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            return true;
        } catch (SQLException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        end(connection);
    }

    /** A session that a pool keeps is left as it was found; any other ends with its connection. */
    private static void end(Connection connection) {
        try (connection) {
            if (!connection.isClosed() && OwnSession.isBehindPool(connection)) {
                connection.setNetworkTimeout(Runnable::run, UNDO_MILLIS);
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                try (Statement statement = connection.createStatement()) {
                    statement.execute(UNDO);
                }
            }
        } catch (SQLException gone) {
            // A lost session takes its settings with it.
        }
    }
}
