package io.github.migratemaven.revision;

import java.io.BufferedReader;
import java.io.Reader;
import java.util.List;

/**
 * A comment line of a revision that {@code upgrade} obeys: what is wrong with the rows that a query finds. While it finds
 * any, the revision is refused before its first statement.
 *
 * @param problem completes "12 rows …"
 * @param query finds the rows, keys first; on one line
 */
public record RowCheck(String problem, String query) {
    /** Begins the comment. */
    static final String MARKER = "migrate:check ";

    private static final String PREFIX = "-- " + MARKER;
    private static final String BEFORE_QUERY = ": select ";

    /** The checks of a script, in their order; a comment that only looks like one is none. */
    public static List<RowCheck> in(Reader script) {
        return new BufferedReader(script)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(PREFIX) && line.contains(BEFORE_QUERY))
                .map(line -> line.substring(PREFIX.length()))
                .map(text -> new RowCheck(
                        text.substring(0, text.indexOf(BEFORE_QUERY)), text.substring(text.indexOf(BEFORE_QUERY) + 2)))
                .toList();
    }

    /** The check as a line of a script. */
    public String line() {
        return PREFIX + problem + ": " + query.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
