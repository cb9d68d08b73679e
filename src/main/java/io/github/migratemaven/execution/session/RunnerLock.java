package io.github.migratemaven.execution.session;

import io.github.migratemaven.postgres.sql.Sha256;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The session-level advisory lock that lets one runner at a time work on a history. It lives on the connection that runs
 * the DDL, so it can neither outlive the work nor be lost before it. It is only ever tried, never waited for in SQL: a
 * waiting {@code pg_advisory_lock} holds a snapshot, on which {@code create index concurrently} of the other runner
 * would wait for ever.
 */
public final class RunnerLock {
    private static final String OF_THIS_KEY = """
            from pg_catalog.pg_locks l
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
              and l.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
              and l.classid = (((? >> 32) & 4294967295)::pg_catalog.oid)
              and l.objid = ((? & 4294967295)::pg_catalog.oid)
            """;

    private final long key;
    private final String requiring;

    public RunnerLock(String database, String schema) {
        this.key = key(database, schema);
        this.requiring = requiring(key);
    }

    static long key(String database, String schema) {
        return ByteBuffer.wrap(Sha256.of("migrate-maven-plugin\0" + database + "\0" + schema))
                .getLong();
    }

    public boolean tryAcquire(Connection connection) throws SQLException {
        return askWithKey(connection, "select pg_catalog.pg_try_advisory_lock(?)");
    }

    public void release(Connection connection) throws SQLException {
        askWithKey(connection, "select pg_catalog.pg_advisory_unlock(?)");
    }

    private boolean askWithKey(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, key);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** Whether this very session holds the lock, as the server sees it. */
    public boolean isHeldBy(Connection connection) throws SQLException {
        String sql = "select pg_catalog.count(*) > 0 " + OF_THIS_KEY + " and l.pid = pg_catalog.pg_backend_pid()";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, key);
            statement.setLong(2, key);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /**
     * A query that fails with a division by zero unless this very session holds the lock, and returns the number of its
     * transaction otherwise.
     */
    public String requiringQuery() {
        return requiring;
    }

    /** A session has advisory locks in its own database only. */
    private static String requiring(long key) {
        return """
            select pg_catalog.pg_current_xact_id()::pg_catalog.text, 1 / pg_catalog.count(*)
            from pg_catalog.pg_locks l
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
              and l.classid = %s::pg_catalog.oid and l.objid = %s::pg_catalog.oid
              and l.pid = pg_catalog.pg_backend_pid()
            """.formatted(key >>> 32, key & 0xffffffffL);
    }

    /** Who holds the lock now; empty when it has just been freed. */
    Optional<LockHolder> holder(Connection connection) throws SQLException {
        String sql = "select s.pid, coalesce(s.usename, ''), coalesce(s.application_name, ''),"
                + " coalesce(extract(epoch from pg_catalog.clock_timestamp() - s.backend_start), 0)::pg_catalog.int8"
                + " from pg_catalog.pg_stat_activity s where s.pid in (select l.pid " + OF_THIS_KEY + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, key);
            statement.setLong(2, key);
            try (ResultSet result = statement.executeQuery()) {
                return result.next()
                        ? Optional.of(new LockHolder(
                                result.getInt(1),
                                result.getString(2),
                                result.getString(3),
                                Duration.ofSeconds(result.getLong(4))))
                        : Optional.empty();
            }
        }
    }
}
