package io.github.migratemaven.revision;

import java.io.BufferedReader;
import java.io.Reader;
import java.util.List;

/**
 * A comment line of a revision that is obeyed: what is wrong with the rows that a query finds. While {@code migrate:check}
 * finds any, the revision is refused before its first statement; while {@code migrate:verify} does after the last one, it is
 * not taken for applied.
 *
 * @param problem completes "12 rows …"
 * @param query finds the rows, keys first; on one line
 */
public record RowCheck(String problem, String query) {
    private static final String BEFORE = "migrate:check ";
    private static final String AFTER = "migrate:verify ";
    private static final String BEFORE_QUERY = ": select ";

    /** Whether a comment's text begins as a check does. */
    static boolean isBegunBy(String comment) {
        return comment.startsWith(BEFORE) || comment.startsWith(AFTER);
    }

    /** What a script has checked before it, in its order; a comment that only looks like a check is none. */
    public static List<RowCheck> before(Reader script) {
        return in(script, "-- " + BEFORE);
    }

    /** What a script has verified after it. */
    public static List<RowCheck> after(Reader script) {
        return in(script, "-- " + AFTER);
    }

    private static List<RowCheck> in(Reader script, String prefix) {
        return new BufferedReader(script)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(prefix) && line.contains(BEFORE_QUERY))
                .map(line -> line.substring(prefix.length()))
                .map(text -> new RowCheck(
                        text.substring(0, text.indexOf(BEFORE_QUERY)), text.substring(text.indexOf(BEFORE_QUERY) + 2)))
                .toList();
    }

    /** A check of what is there before, as a line of a script. */
    public String line() {
        return "-- " + BEFORE + problem + ": " + query.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
