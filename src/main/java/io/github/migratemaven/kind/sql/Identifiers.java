package io.github.migratemaven.kind.sql;

import java.nio.charset.StandardCharsets;

/** Qualified names as PostgreSQL writes them. */
public final class Identifiers {
    /** In bytes; PostgreSQL cuts longer ones. */
    private static final int LONGEST = 63;

    private Identifiers() {}

    /** Where the schema with its dot ends in a reference; 0 when it names none. */
    public static int schemaEnd(String reference) {
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

    /** The name with something added to it, and cut so that PostgreSQL need not. */
    public static String withSuffix(String name, String suffix) {
        boolean quoted = name.endsWith("\"");
        String plain = quoted ? name.substring(1, name.length() - 1) : name;
        while (plain.getBytes(StandardCharsets.UTF_8).length + suffix.length() > LONGEST) {
            plain = plain.substring(0, plain.offsetByCodePoints(plain.length(), -1));
        }
        if (quoted && plain.endsWith("\"") && plain.replace("\"\"", "").endsWith("\"")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        return quoted ? '"' + plain + suffix + '"' : plain + suffix;
    }

    /** The last part of a reference. */
    public static String unqualified(String reference) {
        return reference.substring(schemaEnd(reference));
    }
}
