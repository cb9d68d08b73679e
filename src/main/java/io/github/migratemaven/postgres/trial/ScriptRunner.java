package io.github.migratemaven.postgres.trial;

import io.github.migratemaven.postgres.connection.DroppedRows;
import io.github.migratemaven.postgres.connection.PipelinedStatement;
import io.github.migratemaven.postgres.connection.ServerNotice;
import io.github.migratemaven.postgres.sql.AsciiCase;
import io.github.migratemaven.postgres.sql.ScriptReader;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlStatement;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** Sends a script to the server, one statement at a time and each exactly as written. */
public final class ScriptRunner {
    private static final Pattern RETURNS_ROWS = Pattern.compile(
            "\\(*\\s*(select|with|values|table|execute|fetch|explain|show)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANGES_ROWS =
            Pattern.compile("(insert|update|delete|merge)\\b", Pattern.CASE_INSENSITIVE);

    private ScriptRunner() {}

    /** Whether it may return more rows than can be held; others need no portal, which {@code close all} might come across. */
    public static boolean mayReturnManyRows(SqlStatement statement) {
        String text = statement.text();
        return RETURNS_ROWS.matcher(text).lookingAt()
                || (CHANGES_ROWS.matcher(text).lookingAt() && AsciiCase.contains(text, "returning"));
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
                ListeningReader told = new ListeningReader(rows.get(), connection, notices);
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement.text(), told);
                told.handOn();
            } else {
                DroppedRows.of(
                        connection, PipelinedStatement.of(statement.text(), notices), mayReturnManyRows(statement));
            }
        } catch (SQLException e) {
            throw new ScriptFailedException(sourceName, statement, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands on between the rows of a COPY what the server has to say about those before, which the driver would keep. */
    private static final class ListeningReader extends FilterReader {
        private final Connection connection;
        private final Consumer<ServerNotice> notices;

        ListeningReader(Reader rows, Connection connection, Consumer<ServerNotice> notices) {
            super(rows);
            this.connection = connection;
            this.notices = notices;
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            try {
                handOn();
            } catch (SQLException gone) {
                throw new IOException(gone);
            }
            return super.read(into, from, length);
        }

        void handOn() throws SQLException {
            ServerNotice.in(connection.getWarnings()).forEach(notices);
            connection.clearWarnings();
        }
    }
}
