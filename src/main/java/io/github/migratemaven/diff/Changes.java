package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import java.util.List;
import java.util.Map;

/**
 * The way from one catalog to another.
 *
 * @param changes what becomes of each object, in the order of the kinds; empty when both hold the same
 * @param statements the SQL that brings it about, in an order that PostgreSQL accepts
 * @param each the statements of each object by itself; none for what another's statement brings about
 */
public record Changes(List<Change> changes, List<Statement> statements, Map<ObjectId, List<Statement>> each) {

    public Changes {
        changes = List.copyOf(changes);
        statements = List.copyOf(statements);
        each = Map.copyOf(each);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
