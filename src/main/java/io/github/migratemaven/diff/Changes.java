package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.Statement;
import java.util.List;

/**
 * The way from one catalog to another.
 *
 * @param changes what becomes of each object, in the order of the kinds; empty when both hold the same
 * @param statements the SQL that brings it about, in an order that PostgreSQL accepts
 */
public record Changes(List<Change> changes, List<Statement> statements) {

    public Changes {
        changes = List.copyOf(changes);
        statements = List.copyOf(statements);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
