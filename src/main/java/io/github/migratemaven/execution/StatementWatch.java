package io.github.migratemaven.execution;

import io.github.migratemaven.postgres.ConnectionSettings;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks, over a connection of its own, at what a long statement of the session is doing: whom it waits for, how far an
 * index build has come. PostgreSQL tells who blocks only while it blocks, so this cannot be asked afterwards. Opens its
 * connection no sooner than a statement has taken half a second; without one it stays silent.
 */
final class StatementWatch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);

    private final ConnectionSettings settings;
    private final int pid;
    private final boolean showQueries;
    private final Reporter reporter;
    private final Thread thread;
    private volatile long startedAt;
    private volatile boolean closed;
    private volatile List<Blocker> blockers = List.of();
    private @Nullable Connection connection;
    private long lastLineAt;

    StatementWatch(Session session, boolean showQueries, Reporter reporter) {
        this.settings = session.settings();
        this.pid = session.facts().pid();
        this.showQueries = showQueries;
        this.reporter = reporter;
        this.thread = new Thread(this::watch, "migrate-statement-watch");
        thread.setDaemon(true);
        thread.start();
    }

    void statementStarts() {
        blockers = List.of();
        startedAt = Math.max(1, System.nanoTime());
    }

    void statementEnded() {
        startedAt = 0;
    }

    /** Who was last seen in the way of the statement that ran last. */
    List<Blocker> lastBlockers() {
        return blockers;
    }

    private void watch() {
        try {
            while (!closed) {
                Thread.sleep(INTERVAL.toMillis());
                long started = startedAt;
                if (started != 0 && System.nanoTime() - started > PATIENCE.toNanos()) {
                    look(started);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            closeConnection();
        }
    }

    private void look(long started) {
        try {
            Connection open = connection;
            if (open == null) {
                open = settings.open();
                open.setAutoCommit(false);
                connection = open;
            }
            // In a transaction, which leaves nothing behind in the session of a pool.
            try (Statement statement = open.createStatement()) {
                statement.execute(Session.ENGINE_PATH_IN_TRANSACTION);
            }
            List<Blocker> seen = blockers(open);
            if (startedAt == started && !seen.isEmpty()) {
                blockers = seen;
            }
            if (System.nanoTime() - Math.max(started, lastLineAt) > LINE_EVERY.toNanos()) {
                lastLineAt = System.nanoTime();
                report(open, seen, Duration.ofNanos(System.nanoTime() - started));
            }
            open.rollback();
        } catch (SQLException unable) {
            reporter.debug("Cannot look at the running statement: " + unable.getMessage());
            closeConnection();
        }
    }

    private void report(Connection open, List<Blocker> seen, Duration running) throws SQLException {
        if (!seen.isEmpty()) {
            reporter.info("Waiting for a lock held by "
                    + seen.stream().map(Blocker::describe).collect(Collectors.joining(", ")));
        } else {
            reporter.info("Still running after " + Durations.words(running)
                    + indexProgress(open).map(progress -> ": " + progress).orElse(""));
        }
    }

    private List<Blocker> blockers(Connection open) throws SQLException {
        String sql = """
                select a.pid, coalesce(a.usename, a.backend_type, 'hidden'), coalesce(a.application_name, ''),
                    coalesce(a.state, ''),
                    coalesce(extract(epoch from pg_catalog.clock_timestamp() - a.xact_start), 0)::pg_catalog.int8,
                    a.query
                from pg_catalog.pg_stat_activity a
                where a.pid = any (pg_catalog.pg_blocking_pids(?)) order by a.xact_start
                """;
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
            return List.copyOf(found);
        }
    }

    private Optional<String> indexProgress(Connection open) throws SQLException {
        String sql =
                "select phase || case when blocks_total > 0 then ', block ' || blocks_done || ' of ' || blocks_total"
                        + " else '' end from pg_catalog.pg_stat_progress_create_index where pid = ?";
        try (PreparedStatement statement = open.prepareStatement(sql)) {
            statement.setInt(1, pid);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    private void closeConnection() {
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

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(2).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
