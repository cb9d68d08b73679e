package io.github.migratemaven.execution.session;

import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;
import org.postgresql.jdbc.AutoSave;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * What a connection was set to when its owner lent it: an application's pool expects it back as it was, and its revisions
 * run with it. The settings that PostgreSQL lists, the role and the driver's modes are; settings of an application's own
 * ({@code app.tenant}), temporary tables, open cursors and prepared statements of the session end, as they do between two
 * revisions.
 *
 * @param isLent whether there is an owner who goes on with the session
 * @param settings by name, what was set in the session itself
 * @param role SQL that makes the role act that the session came with
 */
record LentSession(boolean isLent, Map<String, String> settings, List<String> role, DriverModes modes) {
    /** A session of the plugin's own, or of a pool between here and the server, which hands out fresh ones. */
    static final LentSession NOT_LENT =
            new LentSession(false, Map.of(), SessionModes.LOGIN_ROLE, new DriverModes(true, false, 0, AutoSave.NEVER));

    private static final int UNDO_MILLIS = 2000;

    private static final String ROLE = "select pg_catalog.current_setting('role')";

    private static final String SET_HERE = """
        select name, pg_catalog.current_setting(name)
        from pg_catalog.pg_settings
        where source operator(pg_catalog.=) 'session'
        order by name
        """;

    private static final String UNDO =
            "close all; unlisten *; select pg_catalog.pg_advisory_unlock_all(); discard temp;"
                    + " discard sequences; deallocate all";

    /** What JDBC and the driver can be set to. */
    private record DriverModes(boolean autoCommit, boolean readOnly, int prepareThreshold, AutoSave autosave) {}

    /**
     * Looks at a session that was lent, and makes the connection one that the engine can work with.
     *
     * @throws MigrationFailure if its driver sends statements in a way in which one message may be several transactions
     */
    static LentSession take(Connection connection) throws SQLException {
        try {
            return taken(connection);
        } catch (SQLException | MigrationFailure failure) {
            connection.close();
            throw failure;
        }
    }

    private static LentSession taken(Connection connection) throws SQLException {
        PgConnection driver = connection.unwrap(PgConnection.class);
        requireExtendedMessages(connection);
        DriverModes modes = new DriverModes(
                connection.getAutoCommit(),
                connection.isReadOnly(),
                driver.getPrepareThreshold(),
                driver.getAutosave());
        // Commits what a pool may have set in a transaction that is open still, as the application's own first one
        // would.
        connection.setAutoCommit(true);
        connection.setReadOnly(false);
        driver.setPrepareThreshold(0);
        driver.setAutosave(AutoSave.NEVER);
        return new LentSession(true, settings(connection), role(connection), modes);
    }

    private static void requireExtendedMessages(Connection connection) throws SQLException {
        QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
        PreferQueryMode mode = executor.getPreferQueryMode();
        if (mode.compareTo(PreferQueryMode.EXTENDED) < 0) {
            throw MigrationFailure.refused(
                    "The pool's connections have preferQueryMode=" + mode.value()
                            + ", with which a failed revision could be" + " committed by half.",
                    "Take preferQueryMode out of the pool's JDBC URL, or give migrations a DataSource of their own.");
        }
    }

    private static Map<String, String> settings(Connection connection) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SET_HERE)) {
            while (row.next()) {
                settings.put(row.getString(1), row.getString(2));
            }
        }
        return settings;
    }

    private static List<String> role(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROLE)) {
            row.next();
            List<String> role = new ArrayList<>(SessionModes.LOGIN_ROLE);
            if (!row.getString(1).equals("none")) {
                role.add("set role " + Quoting.identifier(row.getString(1)));
            }
            return List.copyOf(role);
        }
    }

    /** Closes a connection of which nothing was used but what {@link #take} changes. */
    void giveBackUnused(Connection connection, int answerMillis) throws SQLException {
        try (connection) {
            if (isLent) {
                giveBackModes(connection, answerMillis);
            }
        }
    }

    /** Undoes whatever was done in the session. One that cannot be made what it was is cut off, so that nobody gets it. */
    void restore(Connection connection, int answerMillis) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, UNDO_MILLIS);
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute(String.join("; ", undo()));
            }
            if (isLent) {
                giveBackModes(connection, answerMillis);
            }
        } catch (SQLException failure) {
            connection.abort(Runnable::run);
            throw failure;
        }
    }

    private List<String> undo() {
        List<String> statements = new ArrayList<>(SessionModes.LOGIN_ROLE);
        statements.add("reset all");
        statements.add(UNDO);
        settings.forEach((name, value) -> statements.add(
                "select pg_catalog.set_config(" + Quoting.literal(name) + ", " + Quoting.literal(value) + ", false)"));
        statements.addAll(role.subList(SessionModes.LOGIN_ROLE.size(), role.size()));
        return statements;
    }

    private void giveBackModes(Connection connection, int answerMillis) throws SQLException {
        PgConnection driver = connection.unwrap(PgConnection.class);
        driver.setPrepareThreshold(modes.prepareThreshold);
        driver.setAutosave(modes.autosave);
        connection.setReadOnly(modes.readOnly);
        connection.setAutoCommit(modes.autoCommit);
        connection.setNetworkTimeout(Runnable::run, answerMillis);
    }
}
