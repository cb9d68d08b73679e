package io.github.migratemaven.postgres.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A token of SQL as it is written.
 *
 * @param before white space and comments in front of it
 */
public record SqlToken(String before, TokenKind kind, String text) {

    /** The tokens of a text, in order; what follows the last one is left out. */
    public static List<SqlToken> of(String sql) {
        List<SqlToken> tokens = new ArrayList<>();
        SqlLexer lexer = new SqlLexer(new CharWindow(sql, 1));
        int end = 0;
        while (lexer.advance() != TokenKind.END) {
            tokens.add(new SqlToken(sql.substring(end, Math.toIntExact(lexer.start())), lexer.kind(), lexer.text()));
            end = Math.toIntExact(lexer.end());
        }
        return tokens;
    }
}
