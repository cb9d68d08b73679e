package io.github.migratemaven.testing;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A few open sessions that tests look into their databases with: to log in costs more than almost any question. Each forgets
 * what it was used for before it is used again.
 */
final class KeptSessions {
    private static final int KEPT = 6;
    private static final Map<ConnectionSettings, Connection> OPEN = new LinkedHashMap<>();

    private KeptSessions() {}

    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** The session is closed where the work fails, and where it is one of a pool that others share or of a server that goes. */
    static <T> T with(ConnectionSettings database, Work<T> work) throws SQLException {
        if (!TestPostgres.has(database)) {
            try (Connection connection = database.open()) {
                return work.in(connection);
            }
        }
        Connection connection = take(database);
        T result;
        try {
            result = work.in(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
        for (Connection old : keep(database, connection)) {
            old.close();
        }
        return result;
    }

    /** Before the database goes or is copied, which nobody may be connected to then. */
    static void close(ConnectionSettings database) throws SQLException {
        Connection open = remove(database);
        if (open != null) {
            open.close();
        }
    }

    private static Connection take(ConnectionSettings database) throws SQLException {
        Connection open = remove(database);
        if (open != null) {
            try (Statement statement = open.createStatement()) {
                statement.execute("discard all");
                return open;
            } catch (SQLException lost) {
                open.close();
            }
        }
        return database.open();
    }

    private static Connection remove(ConnectionSettings database) {
        synchronized (OPEN) {
            return OPEN.remove(database);
        }
    }

    /** Those that are kept no longer. */
    private static List<Connection> keep(ConnectionSettings database, Connection connection) {
        List<Connection> gone = new ArrayList<>();
        synchronized (OPEN) {
            Connection other = OPEN.putIfAbsent(database, connection);
            if (other != null) {
                gone.add(connection);
            }
            while (OPEN.size() > KEPT) {
                ConnectionSettings eldest = OPEN.keySet().iterator().next();
                gone.add(OPEN.remove(eldest));
            }
        }
        return gone;
    }
}
