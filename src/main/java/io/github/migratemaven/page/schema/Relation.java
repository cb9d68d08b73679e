package io.github.migratemaven.page.schema;

import io.github.migratemaven.catalog.ObjectId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table, view, materialized view or foreign table with all that belongs to it.
 *
 * @param kind as people call it: {@code table}, {@code partitioned table}, {@code view} …
 * @param comment empty for none
 * @param columns in their order
 * @param partitionOf the table whose rows it holds a part of
 * @param definition what a view selects; how a table is partitioned; the bounds of a partition; else empty
 */
public record Relation(
        ObjectId id,
        String kind,
        String comment,
        List<Column> columns,
        List<Part> parts,
        Optional<ObjectId> partitionOf,
        String definition,
        Fate fate) {

    public Relation {
        columns = List.copyOf(columns);
        parts = List.copyOf(parts);
    }

    public String schema() {
        return id.path().get(0);
    }

    public String name() {
        return id.name();
    }

    Relation with(Fate other) {
        return new Relation(id, kind, comment, columns, parts, partitionOf, definition, other);
    }

    Relation with(List<Column> otherColumns, List<Part> otherParts, Fate otherFate) {
        return new Relation(id, kind, comment, otherColumns, otherParts, partitionOf, definition, otherFate);
    }

    /** The foreign keys, each with the table that it refers to. */
    public List<Part> foreignKeys() {
        return parts.stream().filter(part -> part.refersTo().isPresent()).toList();
    }

    /** Tables that its foreign keys refer to, each once. */
    public Stream<ObjectId> refersTo() {
        return foreignKeys().stream().flatMap(key -> key.refersTo().stream()).distinct();
    }
}
