package io.github.migratemaven.importing;

import io.github.migratemaven.postgres.sql.ScriptReader;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlStatement;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A script of another tool, and the statements in it.
 *
 * @param statements in their order; rows of a COPY are passed over
 */
public record DividedScript(String sql, List<SqlStatement> statements) {

    public DividedScript {
        statements = List.copyOf(statements);
    }

    /** @throws SqlScriptException where it cannot be divided */
    public static DividedScript of(String sql) {
        List<SqlStatement> statements = new ArrayList<>();
        ScriptReader reader = new ScriptReader(new StringReader(sql), 1);
        for (Optional<SqlStatement> next = reader.nextStatement(); next.isPresent(); next = reader.nextStatement()) {
            statements.add(next.get());
        }
        return new DividedScript(sql, statements);
    }

    /** The text without some of its statements; whatever else stands in it stays as it is. */
    public String without(Collection<SqlStatement> taken) {
        StringBuilder left = new StringBuilder();
        int done = 0;
        int at = 0;
        for (SqlStatement statement : statements) {
            at = sql.indexOf(statement.text(), Math.max(at, lineStart(statement.line())));
            int end = at + statement.text().length();
            if (taken.contains(statement)) {
                left.append(sql, done, at);
                done = afterSemicolon(end);
            }
            at = end;
        }
        return left.append(sql, done, sql.length()).toString();
    }

    private int lineStart(int wanted) {
        int at = 0;
        for (int line = 1; line < wanted; line++) {
            at = sql.indexOf('\n', at) + 1;
        }
        return at;
    }

    private int afterSemicolon(int end) {
        int at = end;
        while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
            at++;
        }
        return at < sql.length() && sql.charAt(at) == ';' ? at + 1 : end;
    }
}
