package io.github.migratemaven.postgres.connection;

import io.github.migratemaven.report.Reporter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * How a database that others use is read: a wait for one of their locks comes to an end, whoever is waited for is named
 * while it lasts, and in the failure by which it ends.
 *
 * @param patience how long to wait for a lock of others
 */
public record LiveReading(Duration patience, StatementWatch.Waits waits, Reporter reporter) {
    /** What reads. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    public static LiveReading usual(Reporter reporter) {
        return new LiveReading(LocksOfOthers.PATIENCE, StatementWatch.Waits.USUAL, reporter);
    }

    /**
     * Reads by a connection of its own, which cannot write. Its transactions are the reading's, and so is to bound their
     * waits by {@link LocksOfOthers#waitAtMost}.
     *
     * @throws SQLException what the reading throws; a wait that came to its end says who was waited for
     */
    public <T> T of(ConnectionSettings live, Reading<T> reading) throws SQLException {
        try (Connection connection = live.openToRead()) {
            Onlooker onlooker = new Onlooker(live, BackendPid.of(connection), false, reporter);
            try (StatementWatch watch = new StatementWatch(onlooker, waits, reporter, () -> {})) {
                return naming(watch, () -> reading.from(WatchedConnection.of(connection, watch)));
            }
        }
    }

    /** What may fail since somebody is in its way. */
    @FunctionalInterface
    public interface Waiting<T> {
        T get() throws SQLException;
    }

    /** A wait for a lock that came to its end without it says who was waited for. */
    public static <T> T naming(StatementWatch watch, Waiting<T> work) throws SQLException {
        try {
            return work.get();
        } catch (SQLException failure) {
            String heldBy = watch.heldBy();
            if (LocksOfOthers.areTheReason(failure) && !heldBy.isEmpty()) {
                throw new SQLException(failure.getMessage() + heldBy, failure.getSQLState(), failure);
            }
            throw failure;
        }
    }
}
