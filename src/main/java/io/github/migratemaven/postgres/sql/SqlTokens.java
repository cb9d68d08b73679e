package io.github.migratemaven.postgres.sql;

import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A script as the tokens that give it its meaning, so that two ways of writing the same thing compare equal. */
public final class SqlTokens {
    private SqlTokens() {}

    /**
     * The tokens of a script in order, a {@code ;} after each statement, the rows of a COPY as one token. Comments, white
     * space, a byte order mark and empty statements are gone; unquoted words are in lower case; line ends are {@code \n},
     * within strings too.
     *
     * @throws SqlScriptException if the script cannot be divided
     */
    public static List<String> of(String script) {
        List<String> tokens = new ArrayList<>();
        for (SqlStatement statement : SqlSplitter.split(script, 1)) {
            forEachToken(statement.text(), tokens::add);
            tokens.add(";");
            statement.copyData().ifPresent(rows -> tokens.add(unixLineEnds(rows)));
        }
        return tokens;
    }

    /**
     * SHA-256 over {@link #of(String)} of each script, as 64 hex digits.
     *
     * @throws SqlScriptException if a script cannot be divided
     */
    public static String checksum(String... scripts) {
        return checksum(Arrays.stream(scripts).map(StringReader::new).toArray(Reader[]::new));
    }

    /** As {@link #checksum(String...)}, for scripts of any size. */
    public static String checksum(Reader... scripts) {
        TokenDigest digest = new TokenDigest();
        for (Reader script : scripts) {
            ScriptReader reader = ScriptReader.tellingTokens(script, digest::token);
            for (Optional<SqlStatement> next = reader.nextStatement();
                    next.isPresent();
                    next = reader.nextStatement()) {
                digest.token(";");
                reader.copyData().ifPresent(digest::token);
            }
            digest.token("");
        }
        return digest.hex();
    }

    private static void forEachToken(String statement, Consumer<String> tokens) {
        SqlLexer lexer = new SqlLexer(new CharWindow(statement, 1));
        while (lexer.advance() != TokenKind.END) {
            tokens.accept(normal(lexer));
        }
    }

    /** The lexer's current token. */
    static String normal(SqlLexer lexer) {
        return lexer.kind() == TokenKind.WORD ? AsciiCase.lower(lexer.text()) : unixLineEnds(lexer.text());
    }

    private static String unixLineEnds(String text) {
        return text.replace("\r\n", "\n");
    }
}
