package io.github.migratemaven.execution.session;

import io.github.migratemaven.postgres.connection.Pipeline;
import io.github.migratemaven.postgres.connection.PipelinedStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param onLinux whether the server was built for Linux
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
        boolean commitsLazily,
        boolean onLinux) {
    public int majorVersion() {
        return serverVersion / 10000;
    }

    /** Where names lead by the connection's own settings; asked without operators, which those may lead astray. */
    private static final String OWN_PATH = """
            select pg_catalog.current_setting('search_path'),
                coalesce(pg_catalog.current_schema()::pg_catalog.text, ''),
                pg_catalog.array_to_string(pg_catalog.current_schemas(false), E'\\n')
            """;

    private static final String FACTS = """
            select pg_catalog.pg_backend_pid(),
                pg_catalog.current_setting('server_version_num'),
                pg_catalog.current_setting('server_version'),
                pg_catalog.current_database(),
                session_user::pg_catalog.text,
                pg_catalog.pg_is_in_recovery()::pg_catalog.text,
                pg_catalog.current_setting('transaction_read_only')::pg_catalog.bool::pg_catalog.text,
                coalesce((select ssl from pg_catalog.pg_stat_ssl where pid = pg_catalog.pg_backend_pid()), false)
                    ::pg_catalog.text,
                pg_catalog.current_setting('max_locks_per_transaction')::pg_catalog.int8
                    * (pg_catalog.current_setting('max_connections')::pg_catalog.int8
                        + pg_catalog.current_setting('max_prepared_transactions')::pg_catalog.int8),
                (select coalesce(pg_catalog.string_agg(name || ' = ' || setting || coalesce(' ' || unit, ''), ', '
                        order by name), '')
                 from pg_catalog.pg_settings
                 where name in ('statement_timeout', 'lock_timeout', 'transaction_timeout', 'idle_session_timeout',
                     'idle_in_transaction_session_timeout') and setting <> '0'),
                (pg_catalog.current_setting('synchronous_commit') = 'off')::pg_catalog.text,
                (select backend_start at time zone 'UTC' from pg_catalog.pg_stat_activity
                 where pid = pg_catalog.pg_backend_pid())::pg_catalog.text,
                (pg_catalog.version() like '%linux%')::pg_catalog.text
            """;

    /** Asks a new session in one round trip, and leaves it as it was. */
    static SessionFacts ask(Connection connection) throws SQLException {
        List<String> path = new ArrayList<>();
        List<String> facts = new ArrayList<>();
        Pipeline.send(
                connection,
                List.of(
                        new Answer(OWN_PATH, path),
                        // Until the end of this message, which is one transaction.
                        PipelinedStatement.of("select pg_catalog.set_config('search_path', '" + SessionModes.ENGINE_PATH
                                + "', true)"),
                        new Answer(FACTS, facts)));
        return of(path, facts);
    }

    /** Keeps the one row of a query. */
    private record Answer(String sql, List<String> into) implements PipelinedStatement {
        @Override
        public void row(List<@Nullable String> values) {
            values.forEach(value -> into.add(value == null ? "" : value));
        }
    }

    private static SessionFacts of(List<String> path, List<String> facts) {
        return new SessionFacts(
                Integer.parseInt(facts.get(0)),
                facts.get(11),
                Integer.parseInt(facts.get(1)),
                facts.get(2),
                facts.get(3),
                facts.get(4),
                path.get(0),
                path.get(1),
                Boolean.parseBoolean(facts.get(5)),
                Boolean.parseBoolean(facts.get(6)),
                Boolean.parseBoolean(facts.get(7)),
                Long.parseLong(facts.get(8)),
                path.get(2)
                        .lines()
                        .filter(schema -> !schema.startsWith("pg_") && !schema.equals("information_schema"))
                        .toList(),
                facts.get(9),
                Boolean.parseBoolean(facts.get(10)),
                Boolean.parseBoolean(facts.get(12)));
    }
}
