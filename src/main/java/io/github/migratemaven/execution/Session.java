package io.github.migratemaven.execution;

import io.github.migratemaven.postgres.ConnectFailures;
import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.postgres.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * The one connection of a run. It switches between two modes: the engine's, with a fixed {@code search_path}, and the
 * revision's, with the settings that the role and the connection bring along. Whatever a revision sets ends with it.
 */
final class Session implements AutoCloseable {
    private final ConnectionSettings settings;
    private final Connection connection;
    private final Facts facts;
    private final String ownSettings;
    private String application = "migrate-maven-plugin";

    /**
     * What the session found on arrival.
     *
     * @param pid server process as the server tells it
     * @param pidOfProtocol server process as the connection's start told it; another one behind a pooling proxy
     * @param serverVersion as {@code server_version_num}
     * @param searchPath the connection's own
     * @param currentSchema where its new objects go; empty when the search path names no existing schema
     * @param encrypted whether the connection is
     * @param lockSlots about how many locks all sessions together can hold
     * @param schemas the existing ones of the search path, without the system's
     * @param timeoutsOfRole settings that would end long statements
     * @param commitsLazily whether a COMMIT may be answered before it is durable ({@code synchronous_commit = off})
     */
    record Facts(
            int pid,
            int pidOfProtocol,
            int serverVersion,
            String serverVersionText,
            String database,
            String user,
            String searchPath,
            String currentSchema,
            boolean inRecovery,
            boolean readOnly,
            boolean encrypted,
            long lockSlots,
            List<String> schemas,
            String timeoutsOfRole,
            boolean commitsLazily) {
        int majorVersion() {
            return serverVersion / 10000;
        }
    }

    private Session(ConnectionSettings settings, Connection connection, Facts facts, boolean checksForDeadClient) {
        this.settings = settings;
        this.connection = connection;
        this.facts = facts;
        this.ownSettings = "set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;"
                + (facts.majorVersion() >= 14 ? "set idle_session_timeout = 0;" : "")
                + (facts.majorVersion() >= 17 ? "set transaction_timeout = 0;" : "")
                + (checksForDeadClient ? "set client_connection_check_interval = '1s';" : "")
                // A revision reported as applied must not be lost to a crash.
                + (facts.commitsLazily() ? "set synchronous_commit = on;" : "");
    }

    static Session open(ConnectionSettings settings) throws SQLException {
        Map<String, String> properties = new HashMap<>(settings.properties());
        properties.putIfAbsent("tcpKeepAlive", "true");
        properties.putIfAbsent("prepareThreshold", "0");
        ConnectionSettings tuned = new ConnectionSettings(
                settings.host(),
                settings.port(),
                settings.database(),
                settings.user(),
                settings.password(),
                properties,
                settings.origins());
        Connection connection = tuned.open();
        try {
            ConnectFailures.requireSupportedVersion(connection, settings);
            Facts facts = facts(connection);
            boolean checksForDeadClient = facts.majorVersion() >= 14 && canCheckForDeadClient(connection);
            return new Session(tuned, connection, facts, checksForDeadClient);
        } catch (SQLException | MigrationFailure failure) {
            connection.close();
            throw failure;
        }
    }

    private static Facts facts(Connection connection) throws SQLException {
        String sql = """
                select pg_catalog.pg_backend_pid(),
                    pg_catalog.current_setting('server_version_num')::pg_catalog.int4,
                    pg_catalog.current_setting('server_version'),
                    pg_catalog.current_database(),
                    session_user::pg_catalog.text,
                    pg_catalog.current_setting('search_path'),
                    coalesce(pg_catalog.current_schema()::pg_catalog.text, ''),
                    pg_catalog.pg_is_in_recovery(),
                    pg_catalog.current_setting('transaction_read_only')::pg_catalog.bool,
                    coalesce((select ssl from pg_catalog.pg_stat_ssl where pid = pg_catalog.pg_backend_pid()), false),
                    pg_catalog.current_setting('max_locks_per_transaction')::pg_catalog.int8
                        * (pg_catalog.current_setting('max_connections')::pg_catalog.int8
                            + pg_catalog.current_setting('max_prepared_transactions')::pg_catalog.int8),
                    pg_catalog.current_schemas(false)::pg_catalog.text[],
                    (select coalesce(pg_catalog.string_agg(name || ' = ' || setting || coalesce(' ' || unit, ''), ', '
                            order by name), '')
                     from pg_catalog.pg_settings
                     where name in ('statement_timeout', 'lock_timeout', 'transaction_timeout', 'idle_session_timeout',
                         'idle_in_transaction_session_timeout') and setting <> '0'),
                    pg_catalog.current_setting('synchronous_commit') = 'off'
                """;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new Facts(
                    row.getInt(1),
                    connection.unwrap(PGConnection.class).getBackendPID(),
                    row.getInt(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getBoolean(8),
                    row.getBoolean(9),
                    row.getBoolean(10),
                    row.getLong(11),
                    List.of((String[]) row.getArray(12).getArray()),
                    row.getString(13),
                    row.getBoolean(14));
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

    Facts facts() {
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
        return reset() + "set lock_timeout = 0; set search_path = pg_catalog, pg_temp;";
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
        try {
            connection.close();
        } catch (SQLException gone) {
            // Closing a lost connection has nothing left to do.
        }
    }
}
