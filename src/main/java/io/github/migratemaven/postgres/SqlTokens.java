package io.github.migratemaven.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

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
            addTokens(statement.text(), tokens);
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
        List<String> tokens = new ArrayList<>();
        for (String script : scripts) {
            tokens.addAll(of(script));
            tokens.add("");
        }
        return digest(tokens);
    }

    private static void addTokens(String statement, List<String> tokens) {
        SqlLexer lexer = new SqlLexer(new CharWindow(statement, 1));
        while (lexer.advance() != TokenKind.END) {
            String text = lexer.text();
            tokens.add(lexer.kind() == TokenKind.WORD ? AsciiCase.lower(text) : unixLineEnds(text));
        }
    }

    private static String unixLineEnds(String text) {
        return text.replace("\r\n", "\n");
    }

    private static String digest(List<String> tokens) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String token : tokens) {
                sha256.update(token.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
