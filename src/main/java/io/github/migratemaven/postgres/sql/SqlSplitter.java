package io.github.migratemaven.postgres.sql;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Divides a script into the statements that psql would send. */
public final class SqlSplitter {
    private SqlSplitter() {}

    /**
     * The script's statements, each exactly as written. The guard lines of pg_dump ({@code \restrict}) are left out.
     *
     * @param firstLine line of the script's first character in its file, counted from 1
     * @throws SqlScriptException if the script cannot be divided, or holds any other psql command; names the line
     */
    public static List<SqlStatement> split(String script, int firstLine) {
        List<SqlStatement> statements = new ArrayList<>();
        ScriptReader reader = new ScriptReader(new CharWindow(script, firstLine));
        for (Optional<SqlStatement> next = reader.nextStatement(); next.isPresent(); next = reader.nextStatement()) {
            Optional<String> rows = reader.copyData().map(SqlSplitter::readAll);
            statements.add(new SqlStatement(next.get().text(), next.get().line(), rows));
        }
        return List.copyOf(statements);
    }

    /**
     * Reads a script of any size to its end.
     *
     * @throws SqlScriptException where {@link #split} would
     */
    public static void requireDividable(Reader script, int firstLine) {
        comments(script, firstLine, comment -> {});
    }

    /**
     * Reads a script of any size to its end for its comments.
     *
     * @throws SqlScriptException where {@link #split} would
     */
    public static void comments(Reader script, int firstLine, Consumer<SqlComment> comments) {
        ScriptReader reader = new ScriptReader(script, firstLine, comments);
        while (reader.nextStatement().isPresent()) {
            // Reading it is all that is wanted.
        }
    }

    private static String readAll(Reader rows) {
        try {
            StringWriter text = new StringWriter();
            rows.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
