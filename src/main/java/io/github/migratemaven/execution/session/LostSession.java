package io.github.migratemaven.execution.session;

import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.report.Reporter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * A session that this run has lost, and whose server may not know yet: it keeps the runner lock and the locks of its
 * transaction until the network says that the client is gone, which can take hours.
 *
 * @param pid server process
 * @param backendStart when that process began, since numbers of processes come again
 */
public record LostSession(int pid, String backendStart) {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_WITH_COMMIT = Duration.ofSeconds(60);

    public static LostSession of(SessionFacts facts) {
        return new LostSession(facts.pid(), facts.backendStart());
    }

    /** Ends it, as every role may with a session of its own; one that is at its COMMIT gets time to come to its end. */
    public void end(Connection connection, Cancellation cancellation, Reporter reporter) throws SQLException {
        long start = System.nanoTime();
        boolean ended = false;
        for (Optional<String> doing = doing(connection); doing.isPresent(); doing = doing(connection)) {
            long waited = System.nanoTime() - start;
            boolean commits = doing.get().equals("active commit") && waited < PATIENCE_WITH_COMMIT.toNanos();
            if (!commits && !ended) {
                reporter.info("Ending this run's own lost session, process " + pid + ", which the server still has");
                terminate(connection);
                ended = true;
            } else if (ended && waited > PATIENCE.plus(PATIENCE_WITH_COMMIT).toNanos()) {
                reporter.warn("Process " + pid + ", this run's own lost session, does not end");
                return;
            }
            cancellation.sleep(PAUSE);
        }
    }

    /** Its state and the first word of its statement; empty when it is no longer there. */
    private Optional<String> doing(Connection connection) throws SQLException {
        String sql =
                "select pg_catalog.concat_ws(' ', state, pg_catalog.lower(pg_catalog.substring(query, '^[A-Za-z]+')))"
                        + " from pg_catalog.pg_stat_activity where pid = ? and (backend_start at time zone"
                        + " 'UTC')::pg_catalog.text = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, pid);
            statement.setString(2, backendStart);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private void terminate(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_catalog.pg_terminate_backend(?)")) {
            statement.setInt(1, pid);
            statement.executeQuery().close();
        }
    }
}
