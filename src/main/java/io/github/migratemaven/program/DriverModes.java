package io.github.migratemaven.program;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.AutoSave;

/**
 * What a program may change about a connection on this side of it, where neither the end of the transaction nor a reset of
 * the session takes it back.
 *
 * @param answerMillis how long the driver waits for an answer; 0 for ever
 */
record DriverModes(
        int answerMillis,
        int holdability,
        AutoSave autosave,
        int prepareThreshold,
        int fetchSize,
        boolean adaptiveFetch) {

    static DriverModes of(Connection connection) throws SQLException {
        PGConnection driver = connection.unwrap(PGConnection.class);
        return new DriverModes(
                connection.getNetworkTimeout(),
                connection.getHoldability(),
                driver.getAutosave(),
                driver.getPrepareThreshold(),
                driver.getDefaultFetchSize(),
                driver.getAdaptiveFetch());
    }

    /** Asks the server nothing, and does nothing to a connection that is gone. */
    void restore(Connection connection) throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        connection.setNetworkTimeout(Runnable::run, answerMillis);
        connection.setHoldability(holdability);
        PGConnection driver = connection.unwrap(PGConnection.class);
        driver.setAutosave(autosave);
        driver.setPrepareThreshold(prepareThreshold);
        driver.setDefaultFetchSize(fetchSize);
        driver.setAdaptiveFetch(adaptiveFetch);
    }
}
