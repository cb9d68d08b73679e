package io.github.migratemaven.postgres.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** That somebody else's lock keeps a reader waiting: PostgreSQL takes locks to print and measure objects, too. */
public final class LocksOfOthers {
    /** How long a reader waits where nobody says otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private LocksOfOthers() {}

    /** Until the end of the transaction that is open; leaves nothing behind in the session of a pool. */
    public static void waitAtMost(Connection connection, Duration patience) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = " + patience.toMillis());
        }
    }

    static boolean areTheReason(SQLException failure) {
        return LOCK_NOT_AVAILABLE.equals(failure.getSQLState());
    }

    /** What to do about a failure to read: who is in the way, if that is the reason. */
    public static String advice(SQLException failure, String otherwise) {
        if (String.valueOf(failure.getMessage()).contains(StatementWatch.HELD_BY)) {
            return "Run the goal again when it is freed.";
        }
        return areTheReason(failure)
                ? "Somebody holds a lock on an object of this database; the query \"select pid, relation::regclass"
                        + " from pg_locks where mode = 'AccessExclusiveLock' and granted\" shows who. Run the goal again"
                        + " when it is freed."
                : otherwise;
    }
}
