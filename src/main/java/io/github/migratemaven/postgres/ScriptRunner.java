package io.github.migratemaven.postgres;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.PGConnection;

/** Sends a script to the server, one statement at a time and each exactly as written. */
public final class ScriptRunner {
    private ScriptRunner() {}

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
        while (reader.hasNext()) {
            ScriptElement element = reader.next();
            if (element instanceof SqlStatement statement) {
                run(connection, statement, reader.copyData(), sourceName);
            } else if (element instanceof PsqlCommand command) {
                command.requireGuard();
            }
        }
    }

    /**
     * Runs one statement, with its rows when it is a COPY.
     *
     * @throws ScriptFailedException if the server refuses it
     */
    public static void run(Connection connection, SqlStatement statement, String sourceName) {
        run(connection, statement, statement.copyData().map(StringReader::new), sourceName);
    }

    private static void run(
            Connection connection, SqlStatement statement, Optional<? extends Reader> rows, String sourceName) {
        try {
            if (rows.isPresent()) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement.text(), rows.get());
            } else {
                try (Statement sql = connection.createStatement()) {
                    sql.setEscapeProcessing(false);
                    sql.execute(statement.text());
                }
            }
        } catch (SQLException e) {
            throw new ScriptFailedException(sourceName, statement, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
