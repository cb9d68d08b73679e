package io.github.migratemaven.kind.type;

import java.util.Optional;

/** UUIDs as their 16 bytes, as JPA providers have kept them, rather than as the letters of their text. */
final class UuidBytes {
    private UuidBytes() {}

    static boolean are(String from, String to) {
        return from.equals("bytea") && to.equals("uuid") || from.equals("uuid") && to.equals("bytea");
    }

    static Optional<String> expression(String column, String from, String to) {
        if (!are(from, to)) {
            return Optional.empty();
        }
        return Optional.of(to.equals("uuid") ? "encode(" + column + ", 'hex')::uuid" : "uuid_send(" + column + ")");
    }

    /** Bytes that are none. */
    static Optional<String> offending(String value, String to) {
        return to.equals("uuid") ? Optional.of("pg_catalog.length(" + value + ") <> 16") : Optional.empty();
    }
}
