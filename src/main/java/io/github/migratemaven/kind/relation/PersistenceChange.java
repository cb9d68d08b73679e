package io.github.migratemaven.kind.relation;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.trait.Precedence;
import io.github.migratemaven.kind.constraint.ConstraintKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tables that become unlogged or logged. PostgreSQL refuses a permanent table that refers to an unlogged one at any
 * moment in between, so tables that refer to each other need an order, or be untied.
 */
public record PersistenceChange(Catalog from, Catalog to) {

    /** Which end of a foreign key changes first, where both do. */
    public Optional<Precedence> order(ConstraintKind.Constraint foreignKey) {
        ObjectId referring = foreignKey.relation();
        ObjectId referenced = foreignKey.referenced().orElse(referring);
        if (referring.equals(referenced)
                || !isChanging(referring)
                || !isChanging(referenced)
                || isInCircle(foreignKey)) {
            return Optional.empty();
        }
        return Optional.of(
                becomesUnlogged(referring)
                        ? new Precedence(referring, referenced)
                        : new Precedence(referenced, referring));
    }

    /** Whether a foreign key is one of several that let no table be the first to change. */
    boolean isInCircle(SchemaObject dependent) {
        if (!(dependent instanceof ConstraintKind.Constraint foreignKey)
                || foreignKey.referenced().isEmpty()
                || foreignKey.referenced().get().equals(foreignKey.relation())) {
            return false;
        }
        Set<ObjectId> reached = new HashSet<>();
        Deque<ObjectId> next = new ArrayDeque<>();
        next.add(foreignKey.referenced().get());
        while (!next.isEmpty()) {
            ObjectId table = next.remove();
            if (isChanging(table) && reached.add(table)) {
                to.all(ConstraintKind.Constraint.class).stream()
                        .filter(key -> key.relation().equals(table))
                        .flatMap(key -> key.referenced().stream())
                        .forEach(next::add);
            }
        }
        return reached.contains(foreignKey.relation());
    }

    private boolean isChanging(ObjectId table) {
        return before(table).isPresent() && before(table).get().unlogged() != becomesUnlogged(table);
    }

    private boolean becomesUnlogged(ObjectId table) {
        return to.find(table, TableKind.Table.class)
                .filter(TableKind.Table::unlogged)
                .isPresent();
    }

    private Optional<TableKind.Table> before(ObjectId table) {
        return to.contains(table) ? from.find(table, TableKind.Table.class) : Optional.empty();
    }
}
