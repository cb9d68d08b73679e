package io.github.migratemaven.postgres.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Names and operators that lead to PostgreSQL's own. Where somebody's schema is searched too, an operator of theirs that
 * takes the very types of a query is preferred to PostgreSQL's, which takes similar ones; it would run as whoever reads.
 */
public final class OwnNames {
    /** No schema of anybody's comes before or beside PostgreSQL's own. */
    public static final String PATH = "pg_catalog, pg_temp";

    private OwnNames() {}

    /**
     * Reads a database that others use; what the search path was, it is afterwards.
     *
     * @param connection in a transaction or not
     */
    public static <T> T reading(Connection connection, LiveReading.Reading<T> reading) throws SQLException {
        boolean inTransaction = !connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            String before = path(connection, "select pg_catalog.current_setting('search_path')");
            path(connection, "select pg_catalog.set_config('search_path', '" + PATH + "', true)");
            T read = reading.from(connection);
            path(connection, "select pg_catalog.set_config('search_path', '" + before.replace("'", "''") + "', true)");
            return read;
        } finally {
            if (!inTransaction) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static String path(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * The rows of a query whose operators are PostgreSQL's own, and which prints names as another search path has it: what
     * a cursor's query means is settled when the cursor is declared. In the transaction that is open, whose search path is
     * the other one afterwards.
     *
     * @param statement one that takes its text as it stands
     * @param printing the other search path, as SQL
     * @return to be read before the statement is used again
     */
    public static ResultSet ask(Statement statement, String query, String printing) throws SQLException {
        boolean rows = statement.execute("set local search_path = " + PATH
                + "; declare migrate_reading no scroll cursor for " + query + "\n; set local search_path = " + printing
                + "; fetch all from migrate_reading; close migrate_reading");
        while (!rows) {
            if (statement.getUpdateCount() < 0) {
                throw new SQLException("The server has returned no rows");
            }
            rows = statement.getMoreResults();
        }
        return statement.getResultSet();
    }
}
