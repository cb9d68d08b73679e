package io.github.migratemaven.postgres.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The process that serves a connection, as the server itself tells it; the driver repeats what a pool in between has said. */
public final class BackendPid {
    private BackendPid() {}

    /** @throws SQLException if the server does not answer, or the connection's transaction has failed */
    public static int of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_catalog.pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
