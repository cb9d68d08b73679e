package io.github.migratemaven.kind.type;

import java.util.Optional;

/**
 * Columns with numbers of large objects, in which JPA providers have kept what is marked {@code @Lob}. What such a column
 * stands for is the object, so it is the object that becomes a text or bytes.
 *
 * @see <a href="https://www.postgresql.org/docs/current/lo-funcs.html">Server-side functions</a>
 */
final class LargeObjects {
    private LargeObjects() {}

    /** The contents for the number, or the number of a new object for the contents. */
    static Optional<String> expression(String column, String from, String to) {
        if (isRead(from, to)) {
            return Optional.of(contents(column, to) + (to.equals("text") || to.equals("bytea") ? "" : "::" + to));
        }
        return isRead(to, from)
                ? Optional.of("lo_from_bytea(0, "
                        + (from.equals("bytea") ? column : "convert_to(" + column + ", 'UTF8')") + ")")
                : Optional.empty();
    }

    /**
     * What is lost where they are read.
     *
     * @param column as {@code books.body}
     */
    static String loss(String column) {
        return "the numbers of the large objects of " + column + ", whose contents stand there instead; the objects"
                + " stay until they are removed with lo_unlink or vacuumlo";
    }

    /** Numbers that no large object has, and contents that are too long. */
    static Optional<String> offending(String value, String from, String to) {
        if (!isRead(from, to)) {
            return Optional.empty();
        }
        String missing = """
            not exists (select from pg_catalog.pg_largeobject_metadata object where object.oid = %s)\
            """.formatted(value);
        return Optional.of(Casts.modifiers(to).stream()
                .findFirst()
                .map(length -> value + " is not null and case when " + missing + " then true else pg_catalog.length("
                        + contents(value, to) + ") > " + length + " end")
                .orElse(value + " is not null and " + missing));
    }

    /** Whether {@code from} is read to become {@code to}; the other way round, whether one is written. */
    static boolean isRead(String from, String to) {
        return from.equals("oid") && (to.equals("bytea") || Casts.isText(to));
    }

    private static String contents(String column, String to) {
        return to.equals("bytea") ? "lo_get(" + column + ")" : "convert_from(lo_get(" + column + "), 'UTF8')";
    }
}
