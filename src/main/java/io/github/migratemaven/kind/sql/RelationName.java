package io.github.migratemaven.kind.sql;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.trait.Renameable;
import io.github.migratemaven.postgres.sql.Quoting;
import java.util.Optional;

/**
 * A relation by name, which a person may give another one, and another schema.
 *
 * @param keyword what stands before its name in a statement: {@code table}
 * @param reference as SQL names it today
 */
public record RelationName(String keyword, ObjectId id, String reference) {

    /** @param likeness what of it a rename leaves as it is, in words that are only compared */
    public Renameable renameable(String likeness) {
        return new Renameable(
                id.dotted(),
                id.name(),
                Optional.empty(),
                likeness,
                (from, to) -> Statement.of(alter(schema(), from) + " rename to " + Quoting.name(to)),
                Optional.of((name, from, to) -> Statement.of(alter(from, name) + " set schema " + Quoting.name(to))));
    }

    private String schema() {
        return id.path().get(0);
    }

    private String alter(String schema, String name) {
        boolean onPath = schema.equals(schema()) && Identifiers.schemaEnd(reference) == 0;
        return "alter " + keyword + " " + (onPath ? "" : Quoting.name(schema) + ".") + Quoting.name(name);
    }
}
