package io.github.migratemaven.postgres.trial;

import io.github.migratemaven.postgres.connection.ServerNotice;
import io.github.migratemaven.postgres.sql.ScriptReader;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlStatement;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** Sends a script to the server, one statement at a time and each exactly as written. */
public final class ScriptRunner {
    private static final Pattern QUERY =
            Pattern.compile("\\(*\\s*(select|with|values|table)\\b", Pattern.CASE_INSENSITIVE);
    private static final int ROWS_AT_A_TIME = 20;

    private ScriptRunner() {}

    /** Others than queries return few rows, and need no portal for them, which they might come across. */
    private static boolean isQuery(SqlStatement statement) {
        return QUERY.matcher(statement.text()).lookingAt();
    }

    /** In a transaction the server hands them out in portions; what is run for its effect needs all of them to be made. */
    private static void passOver(Statement sql) throws SQLException {
        try (ResultSet rows = sql.getResultSet()) {
            while (rows.next()) {
                // Nobody looks at the rows of a revision.
            }
        }
    }

    /**
     * Runs every statement of the script on the connection, in whatever transaction that is in.
     *
     * @param sourceName how failures name the script: its file, as the user knows it
     * @param firstLine line of the script's first character in that file, counted from 1
     * @throws ScriptFailedException at the first statement that the server refuses
     * @throws SqlScriptException if the script cannot be divided, or holds a psql command
     */
    public static void run(Connection connection, String script, String sourceName, int firstLine) {
        run(connection, new StringReader(script), sourceName, firstLine);
    }

    /** As {@link #run(Connection, String, String, int)}, for a script of any size: memory is bounded by its longest statement. */
    public static void run(Connection connection, Reader script, String sourceName, int firstLine) {
        ScriptReader reader = new ScriptReader(script, firstLine);
        for (Optional<SqlStatement> next = reader.nextStatement(); next.isPresent(); next = reader.nextStatement()) {
            run(connection, next.get(), reader.copyData(), sourceName, notice -> {});
        }
    }

    /**
     * Runs one statement, with its rows when it is a COPY.
     *
     * @throws ScriptFailedException if the server refuses it
     */
    public static void run(Connection connection, SqlStatement statement, String sourceName) {
        run(connection, statement, statement.copyData().map(StringReader::new), sourceName, notice -> {});
    }

    /**
     * As {@link #run(Connection, SqlStatement, String)}, with rows that are not held in memory.
     *
     * @param rows those of the COPY
     * @param notices receives what the server has to say about it
     * @throws ScriptFailedException if the server refuses it
     */
    public static void run(
            Connection connection,
            SqlStatement statement,
            Optional<Reader> rows,
            String sourceName,
            Consumer<ServerNotice> notices) {
        try {
            if (rows.isPresent()) {
                connection.clearWarnings();
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement.text(), rows.get());
                ServerNotice.in(connection.getWarnings()).forEach(notices);
            } else {
                try (Statement sql = connection.createStatement()) {
                    sql.setEscapeProcessing(false);
                    if (isQuery(statement)) {
                        sql.setFetchSize(ROWS_AT_A_TIME);
                    }
                    if (sql.execute(statement.text())) {
                        passOver(sql);
                    }
                    ServerNotice.in(sql.getWarnings()).forEach(notices);
                }
            }
        } catch (SQLException e) {
            throw new ScriptFailedException(sourceName, statement, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
