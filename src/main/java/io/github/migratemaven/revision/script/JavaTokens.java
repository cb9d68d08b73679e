package io.github.migratemaven.revision.script;

import io.github.migratemaven.postgres.sql.TokenDigest;
import java.util.ArrayList;
import java.util.List;

/** A Java source as the tokens that give it its meaning: without comments and white space, line ends as {@code \n}. */
public final class JavaTokens {
    private static final String TEXT_BLOCK = "\"\"\"";

    private final String source;
    private final List<String> tokens = new ArrayList<>();
    private final List<JavaComment> comments = new ArrayList<>();
    private int at;
    private int line = 1;
    private int counted;

    private JavaTokens(String source) {
        this.source = source.replace("\r\n", "\n");
    }

    public static List<String> of(String source) {
        return List.copyOf(read(source).tokens);
    }

    /** What stands beside the tokens. */
    public static List<JavaComment> comments(String source) {
        return List.copyOf(read(source).comments);
    }

    private static JavaTokens read(String source) {
        JavaTokens reader = new JavaTokens(source);
        while (reader.at < reader.source.length()) {
            reader.read();
        }
        return reader;
    }

    /** SHA-256 over the tokens, as 64 hex digits. */
    public static String checksum(String source) {
        TokenDigest digest = new TokenDigest();
        of(source).forEach(digest::token);
        return digest.hex();
    }

    private void read() {
        char c = source.charAt(at);
        if (Character.isWhitespace(c) || c == '\uFEFF') {
            at++;
        } else if (source.startsWith("//", at)) {
            comment(false, endOf("\n", at + 2));
        } else if (source.startsWith("/*", at)) {
            comment(true, endOf("*/", at + 2));
        } else if (source.startsWith(TEXT_BLOCK, at)) {
            take(endOfLiteral(TEXT_BLOCK, at + 3));
        } else if (c == '"' || c == '\'') {
            take(endOfLiteral(String.valueOf(c), at + 1));
        } else if (Character.isJavaIdentifierPart(c)) {
            int end = at + 1;
            while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
                end++;
            }
            take(end);
        } else {
            take(at + 1);
        }
    }

    private void comment(boolean block, int end) {
        for (; counted < at; counted++) {
            line += source.charAt(counted) == '\n' ? 1 : 0;
        }
        comments.add(new JavaComment(source.substring(at + 2, end).strip(), line, block));
        at = end;
    }

    private void take(int end) {
        tokens.add(source.substring(at, end));
        at = end;
    }

    private int endOf(String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + mark.length();
    }

    private int endOfLiteral(String quote, int from) {
        int end = from;
        while (end < source.length() && !source.startsWith(quote, end)) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(source.length(), end + quote.length());
    }
}
