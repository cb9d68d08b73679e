package io.github.migratemaven.kind;

/** Qualified names as PostgreSQL writes them. */
final class Identifiers {
    private Identifiers() {}

    /** Where the schema with its dot ends in a reference; 0 when it names none. */
    static int schemaEnd(String reference) {
        boolean quoted = false;
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The last part of a reference. */
    static String unqualified(String reference) {
        return reference.substring(schemaEnd(reference));
    }
}
