package io.github.migratemaven.page.markup;

import io.github.migratemaven.catalog.ObjectId;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Names of places within the page, of plain letters and digits whatever the object is called; no two are the same. */
public final class Anchor {
    private Anchor() {}

    /** Where a relation is told of: {@code t:public:books}. */
    public static String of(ObjectId relation) {
        return "t:" + relation.path().stream().map(Anchor::plain).collect(Collectors.joining(":"));
    }

    /** Where a revision is told of: {@code r:b7d3c606877e}. */
    public static String ofRevision(String id) {
        return "r:" + plain(id);
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-') {
                plain.append(c);
            } else {
                plain.append('.').append(String.format("%02x", (int) c));
            }
        }
        return plain.toString();
    }
}
