package io.github.migratemaven.kind.sql;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query of the catalog that can be pasted into psql: what differs between servers, or stands in many queries, is a
 * variable, as psql has them: {@code :compression}.
 */
public final class CatalogQuery {
    /** What the second colon of a cast is not. */
    private static final Pattern VARIABLE = Pattern.compile("(?<![:\\w]):([a-z][a-z0-9_]*)");

    private CatalogQuery() {}

    /**
     * The query with all its variables replaced.
     *
     * @throws IllegalArgumentException if it has one that {@code variables} lack
     */
    public static String of(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            String value = variables.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for " + found.group() + " in " + text);
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
