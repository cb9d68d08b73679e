package io.github.migratemaven.page.text;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.page.schema.Column;
import io.github.migratemaven.page.schema.Part;
import io.github.migratemaven.page.schema.Relation;
import io.github.migratemaven.page.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a picture in words shows: relations with names that every notation takes, and the foreign keys between them. */
final class Tables {
    private final Map<ObjectId, String> names = new LinkedHashMap<>();
    private final Schema schema;

    Tables(Schema schema) {
        this.schema = schema.filter(relation -> relation.partitionOf().isEmpty());
        this.schema.relations().forEach(relation -> names.put(relation.id(), name(relation)));
    }

    /** Its own name where that is plain and there is no other of it. */
    private String name(Relation relation) {
        String plain = Schema.shown(relation.id()).replace('.', '_');
        return plain.matches("[A-Za-z][A-Za-z0-9_]*") && !names.containsValue(plain)
                ? plain
                : "table" + (names.size() + 1) + "_";
    }

    List<Relation> all() {
        return schema.relations();
    }

    Map<String, List<Relation>> bySchema() {
        return schema.bySchema();
    }

    String name(ObjectId id) {
        return names.getOrDefault(id, "");
    }

    /**
     * A foreign key.
     *
     * @param optional whether a row may refer to nothing
     */
    record Link(Relation from, Part key, ObjectId to, boolean optional) {}

    /** The foreign keys that lead to something in the picture. */
    List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (Relation relation : all()) {
            for (Part key : relation.foreignKeys()) {
                key.refersTo()
                        .filter(names::containsKey)
                        .ifPresent(to -> links.add(new Link(relation, key, to, isOptional(relation, key))));
            }
        }
        return links;
    }

    private static boolean isOptional(Relation relation, Part key) {
        return relation.columns().stream()
                .filter(column -> key.columns().contains(column.name()))
                .anyMatch(column -> column.nullable() == Column.Nullable.YES);
    }
}
