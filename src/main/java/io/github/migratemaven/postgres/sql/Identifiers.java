package io.github.migratemaven.postgres.sql;

import io.github.migratemaven.report.MigrationFailure;
import java.nio.charset.StandardCharsets;

/** What PostgreSQL takes for a name (manual, 4.1.1): longer ones it cuts off without an error. */
public final class Identifiers {
    /** {@code NAMEDATALEN - 1}. */
    public static final int LONGEST_BYTES = 63;

    private Identifiers() {}

    /**
     * @param parameter where the name was given, for the message
     * @throws MigrationFailure if the server would not take it, or take another one for it
     */
    public static void require(String name, String parameter) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw MigrationFailure.misconfigured(
                    parameter + " is " + (name.isEmpty() ? "empty" : "no name") + ".",
                    "Give it a name, or leave it out.");
        }
        if (bytes > LONGEST_BYTES) {
            throw MigrationFailure.misconfigured(
                    parameter + " has " + bytes + " bytes, but PostgreSQL cuts names off after " + LONGEST_BYTES + ": "
                            + name,
                    "Give it a shorter name.");
        }
    }

    /** The name under which PostgreSQL keeps what is called so in UTF-8: its first 63 bytes, without half a character. */
    public static String asKept(String name) {
        int bytes = 0;
        for (int end = 0; end < name.length(); end += Character.charCount(name.codePointAt(end))) {
            bytes += Character.toString(name.codePointAt(end)).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_BYTES) {
                return name.substring(0, end);
            }
        }
        return name;
    }
}
