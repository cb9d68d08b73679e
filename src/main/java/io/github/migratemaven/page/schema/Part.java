package io.github.migratemaven.page.schema;

import io.github.migratemaven.catalog.ObjectId;
import java.util.List;
import java.util.Optional;

/**
 * A key, constraint, index, trigger or policy of a relation.
 *
 * @param kind {@code primary key}, {@code foreign key}, {@code index} …
 * @param columns that it is about, unquoted; empty where that cannot be said in columns
 * @param definition as PostgreSQL writes it
 * @param comment empty for none
 * @param refersTo the table that a foreign key refers to
 */
public record Part(
        String kind,
        String name,
        List<String> columns,
        String definition,
        String comment,
        Optional<ObjectId> refersTo,
        Fate fate) {

    public Part {
        columns = List.copyOf(columns);
    }

    Part with(Fate other) {
        return new Part(kind, name, columns, definition, comment, refersTo, other);
    }
}
