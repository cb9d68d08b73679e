package io.github.migratemaven.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A rival of the runner: a session with an open transaction. */
public final class OtherSession implements AutoCloseable {
    private final Connection connection;

    private OtherSession(Connection connection) {
        this.connection = connection;
    }

    /** Begins a transaction with these statements, and leaves it open. */
    public static OtherSession inTransaction(Database database, String sql) {
        try {
            Connection connection = database.settings().open();
            connection.setAutoCommit(false);
            OtherSession session = new OtherSession(connection);
            session.run("set application_name = 'the other one'");
            session.run(sql);
            return session;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void commit() {
        try {
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
