package io.github.migratemaven.execution.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/**
 * What the session found on arrival.
 *
 * @param pid server process as the server tells it
 * @param backendStart when that process began, as the server writes it in UTC
 * @param serverVersion as {@code server_version_num}
 * @param searchPath the connection's own
 * @param currentSchema where its new objects go; empty when the search path names no existing schema
 * @param encrypted whether the connection is
 * @param lockSlots about how many locks all sessions together can hold
 * @param schemas the existing ones of the search path, without the system's
 * @param timeoutsOfRole settings that would end long statements
 * @param commitsLazily whether a COMMIT may be answered before it is durable ({@code synchronous_commit = off})
 */
public record SessionFacts(
        int pid,
        String backendStart,
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
    public int majorVersion() {
        return serverVersion / 10000;
    }

    /** Where names lead by the connection's own settings; asked without operators, which those may lead astray. */
    private record OwnPath(String text, String currentSchema, List<String> schemas) {

        static OwnPath of(Statement statement) throws SQLException {
            String sql = "select pg_catalog.current_setting('search_path'),"
                    + " coalesce(pg_catalog.current_schema()::pg_catalog.text, ''),"
                    + " pg_catalog.current_schemas(false)::pg_catalog.text[]";
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return new OwnPath(
                        row.getString(1),
                        row.getString(2),
                        Arrays.stream((String[]) row.getArray(3).getArray())
                                .filter(schema -> !schema.startsWith("pg_") && !schema.equals("information_schema"))
                                .toList());
            }
        }
    }

    /** Asks a new session; leaves it with the engine's search path. */
    static SessionFacts ask(Connection connection) throws SQLException {
        String sql = """
            select pg_catalog.pg_backend_pid(),
                pg_catalog.current_setting('server_version_num')::pg_catalog.int4,
                pg_catalog.current_setting('server_version'),
                pg_catalog.current_database(),
                session_user::pg_catalog.text,
                pg_catalog.pg_is_in_recovery(),
                pg_catalog.current_setting('transaction_read_only')::pg_catalog.bool,
                coalesce((select ssl from pg_catalog.pg_stat_ssl where pid = pg_catalog.pg_backend_pid()), false),
                pg_catalog.current_setting('max_locks_per_transaction')::pg_catalog.int8
                    * (pg_catalog.current_setting('max_connections')::pg_catalog.int8
                        + pg_catalog.current_setting('max_prepared_transactions')::pg_catalog.int8),
                (select coalesce(pg_catalog.string_agg(name || ' = ' || setting || coalesce(' ' || unit, ''), ', '
                        order by name), '')
                 from pg_catalog.pg_settings
                 where name in ('statement_timeout', 'lock_timeout', 'transaction_timeout', 'idle_session_timeout',
                     'idle_in_transaction_session_timeout') and setting <> '0'),
                pg_catalog.current_setting('synchronous_commit') = 'off',
                (select backend_start at time zone 'UTC' from pg_catalog.pg_stat_activity
                 where pid = pg_catalog.pg_backend_pid())::pg_catalog.text
            """;
        try (Statement statement = connection.createStatement()) {
            OwnPath path = OwnPath.of(statement);
            statement.execute(Session.ENGINE_PATH);
            return read(path, statement.executeQuery(sql));
        }
    }

    private static SessionFacts read(OwnPath path, ResultSet result) throws SQLException {
        try (ResultSet row = result) {
            row.next();
            return new SessionFacts(
                    row.getInt(1),
                    row.getString(12),
                    row.getInt(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    path.text(),
                    path.currentSchema(),
                    row.getBoolean(6),
                    row.getBoolean(7),
                    row.getBoolean(8),
                    row.getLong(9),
                    path.schemas(),
                    row.getString(10),
                    row.getBoolean(11));
        }
    }
}
