package io.github.migratemaven.postgres.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * A session in a database of the plugin's own that serves one script after the other, each as if it had just been opened: to
 * open one costs more than most scripts do. Whatever a session can be made to forget is forgotten, as between the revisions of
 * an upgrade. Where a script may have left more than that, {@link #close} it: another one is opened then.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-discard.html">DISCARD</a>
 */
public final class RepeatedSession implements AutoCloseable {
    private final ConnectionSettings database;
    private final String defaultSchema;
    private @Nullable Connection connection;

    /** @param defaultSchema where names without a schema lead */
    public RepeatedSession(ConnectionSettings database, String defaultSchema) {
        this.database = database;
        this.defaultSchema = defaultSchema;
    }

    /** The database that it is in. */
    public ConnectionSettings database() {
        return database;
    }

    /**
     * The session as a new one would be, with {@link PinnedSettings}; an open transaction is rolled back. Not to be closed by the
     * caller.
     *
     * @throws SQLException as the driver reports it
     */
    public Connection fresh() throws SQLException {
        Connection used = connection;
        if (used == null || !isFreshAgain(used)) {
            close();
            used = PinnedSettings.open(database, defaultSchema);
            connection = used;
        }
        return used;
    }

    private boolean isFreshAgain(Connection used) {
        try {
            if (!used.getAutoCommit()) {
                used.rollback();
                used.setAutoCommit(true);
            }
            try (Statement statement = used.createStatement()) {
                if (used.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
                    statement.execute("rollback");
                }
                statement.execute("discard all");
                PinnedSettings.apply(statement, defaultSchema);
                return true;
            }
        } catch (SQLException spoilt) {
            return false;
        }
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
