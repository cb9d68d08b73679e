package io.github.migratemaven.trace.lint.rule.type;

import io.github.migratemaven.trace.lint.Scene;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an ALTER COLUMN TYPE computes the new values with. */
final class UsingExpression {
    private static final Pattern USING = Pattern.compile("\\busing\\b", Pattern.CASE_INSENSITIVE);

    private UsingExpression() {}

    /** As it is written; empty where the statement has several. */
    static Optional<String> of(Scene scene) {
        Matcher using = USING.matcher(scene.sql());
        boolean one = Collections.frequency(scene.tokens(), "using") == 1
                && USING.matcher(scene.sql()).results().count() == 1;
        return one && using.find()
                ? Optional.of(upToComma(scene.sql().substring(using.end())).strip())
                : Optional.empty();
    }

    /** The comma that begins another action, not one in brackets or quotes. */
    private static String upToComma(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                int end = text.indexOf(c, i + 1);
                i = end < 0 ? text.length() : end;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                return text.substring(0, i);
            }
        }
        return text;
    }
}
