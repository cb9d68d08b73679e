package io.github.migratemaven.postgres.connection;

import io.github.migratemaven.report.Reporter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks, over a connection of its own, at what a session waits for, and how far an index build has come. PostgreSQL tells
 * who blocks only while it blocks, so this cannot be asked afterwards. Without a connection it sees nothing.
 */
public final class Onlooker implements AutoCloseable {
    private static final String BLOCKERS = """
        select a.pid, coalesce(a.usename, a.backend_type, 'hidden'), coalesce(a.application_name, ''),
            coalesce(a.state, ''),
            coalesce(extract(epoch from pg_catalog.clock_timestamp() - a.xact_start), 0)::pg_catalog.int8,
            a.query
        from pg_catalog.pg_stat_activity a
        where a.pid = any (pg_catalog.pg_blocking_pids(?)) order by a.xact_start
        """;

    /** A prepared transaction has no process any more; what it holds is told by the lock on its own transaction id. */
    private static final String PREPARED = """
        select distinct 0, p.owner::pg_catalog.text, p.gid, '',
            extract(epoch from pg_catalog.clock_timestamp() - p.prepared)::pg_catalog.int8, null
        from pg_catalog.pg_prepared_xacts p
        join pg_catalog.pg_locks t on t.locktype = 'transactionid' and t.transactionid = p.transaction and t.granted
        join pg_catalog.pg_locks h on h.virtualtransaction = t.virtualtransaction and h.pid is null and h.granted
        join pg_catalog.pg_locks w on w.pid = ? and not w.granted and w.locktype = h.locktype
            and (w.database, w.relation) is not distinct from (h.database, h.relation)
            and w.transactionid is not distinct from h.transactionid
        where 0 = any (pg_catalog.pg_blocking_pids(w.pid))
        """;

    private static final String INDEX_PROGRESS =
            "select phase || case when blocks_total > 0 then ', block ' || blocks_done || ' of ' || blocks_total"
                    + " else '' end from pg_catalog.pg_stat_progress_create_index where pid = ?";

    private static final String AT_WORK = "select exists (select from pg_catalog.pg_stat_activity where pid = ?"
            + " and coalesce(state, 'hidden') not like 'idle%')";

    private final ConnectionSettings settings;
    private final int pid;
    private final boolean showQueries;
    private final Reporter reporter;
    private @Nullable Connection connection;

    public Onlooker(ConnectionSettings settings, int pid, boolean showQueries, Reporter reporter) {
        this.settings = settings;
        this.pid = pid;
        this.showQueries = showQueries;
        this.reporter = reporter;
    }

    /**
     * What was seen.
     *
     * @param blockers whom the session waits for
     * @param progress of an index build
     * @param atWork whether the server still runs something for the session; true as long as nothing is known
     */
    record Seen(List<Blocker> blockers, Optional<String> progress, boolean atWork) {
        static final Seen NOTHING = new Seen(List.of(), Optional.empty(), true);
    }

    Seen look() {
        try {
            Connection open = connection;
            if (open == null) {
                open = settings.open();
                open.setAutoCommit(false);
                connection = open;
            }
            // In a transaction, which leaves nothing behind in the session of a pool.
            try (Statement statement = open.createStatement()) {
                statement.execute("set local search_path = " + OwnNames.PATH);
            }
            List<Blocker> blockers = new ArrayList<>(blockers(open, BLOCKERS));
            blockers.addAll(blockers(open, PREPARED));
            Seen seen = new Seen(List.copyOf(blockers), indexProgress(open), isAtWork(open));
            open.rollback();
            return seen;
        } catch (SQLException unable) {
            reporter.debug("Cannot look at the running statement: " + unable.getMessage());
            close();
            return Seen.NOTHING;
        }
    }

    private List<Blocker> blockers(Connection open, String sql) throws SQLException {
        try (PreparedStatement statement = open.prepareStatement(sql)) {
            statement.setInt(1, pid);
            List<Blocker> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Blocker(
                            row.getInt(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            Duration.ofSeconds(row.getLong(5)),
                            showQueries ? Optional.ofNullable(row.getString(6)) : Optional.empty()));
                }
            }
            return found;
        }
    }

    private Optional<String> indexProgress(Connection open) throws SQLException {
        try (PreparedStatement statement = open.prepareStatement(INDEX_PROGRESS)) {
            statement.setInt(1, pid);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    private boolean isAtWork(Connection open) throws SQLException {
        try (PreparedStatement statement = open.prepareStatement(AT_WORK)) {
            statement.setInt(1, pid);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException gone) {
                // Closing a lost connection has nothing left to do.
            }
        }
    }
}
