package io.github.migratemaven.execution.script;

import io.github.migratemaven.postgres.sql.Identifiers;
import java.util.List;

/** Walks over a statement's tokens; past the end every token is empty. */
public final class TokenCursor {
    private final List<String> tokens;
    private int next;

    public TokenCursor(List<String> tokens) {
        this.tokens = tokens;
    }

    String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    String take() {
        String token = peek();
        next++;
        return token;
    }

    /** Passes over these words when all of them come next. */
    public boolean takeIf(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (next + i >= tokens.size() || !tokens.get(next + i).equals(words[i])) {
                return false;
            }
        }
        next += words.length;
        return true;
    }

    /** Passes over {@code ( … )} when it comes next. */
    void skipParentheses() {
        takeParentheses();
    }

    /** {@code ( … )} when it comes next, as SQL text that means the same. */
    public String takeParentheses() {
        int start = next;
        if (peek().equals("(")) {
            next += Math.max(1, tokens.subList(next, tokens.size()).indexOf(")") + 1);
        }
        return String.join(" ", tokens.subList(start, next));
    }

    /** A possibly qualified name, as SQL text that means the same. */
    public String takeName() {
        StringBuilder name = new StringBuilder(take());
        while (peek().equals(".")) {
            name.append(take()).append(take());
        }
        return name.toString();
    }

    /** What is left, without the closing semicolon, as SQL text that means the same. */
    public String rest() {
        int end = tokens.get(tokens.size() - 1).equals(";") ? tokens.size() - 1 : tokens.size();
        return next >= end ? "" : String.join(" ", tokens.subList(next, end));
    }

    /** The name that an identifier token stands for, cut off where PostgreSQL does. */
    public static String unquoted(String identifier) {
        return Identifiers.asKept(
                identifier.startsWith("\"")
                        ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
                        : identifier);
    }
}
