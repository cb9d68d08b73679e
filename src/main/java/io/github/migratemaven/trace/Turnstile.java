package io.github.migratemaven.trace;

import io.github.migratemaven.postgres.connection.BackendPid;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.trace.state.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A session that locks one table, so that whatever needs a conflicting lock on it, or waits for those who use it, stands still
 * until it was looked at.
 */
final class Turnstile implements AutoCloseable {
    private final Connection connection;
    private final int session;

    private Turnstile(Connection connection, int session) {
        this.connection = connection;
        this.session = session;
    }

    static Turnstile at(Relation table, LockMode mode, ConnectionSettings database) throws SQLException {
        Connection connection = database.open();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table only " + Quoting.identifier(table.schema()) + "."
                    + Quoting.identifier(table.name()) + " in " + mode.words() + " mode");
            return new Turnstile(connection, BackendPid.of(connection));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    int session() {
        return session;
    }

    /** Lets everyone pass. */
    void open() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
