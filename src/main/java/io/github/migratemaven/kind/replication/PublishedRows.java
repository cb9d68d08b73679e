package io.github.migratemaven.kind.replication;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.constraint.ConstraintKind;
import io.github.migratemaven.kind.relation.IndexKind;
import io.github.migratemaven.kind.relation.TableKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows of a table that may be published. PostgreSQL refuses to delete any of which subscribers would have to be told
 * without a key to tell them by.
 *
 * @see <a href="https://www.postgresql.org/docs/current/logical-replication-publication.html">Publication</a>
 */
public final class PublishedRows {
    private PublishedRows() {}

    /** The statement, which deletes rows of the table, and what lets it do so where there is a publication and no key. */
    public static List<Statement> delete(Statement delete, ObjectId id, Catalog before, Catalog after) {
        Optional<TableKind.Table> table = after.find(id, TableKind.Table.class);
        boolean published = Stream.of(before, after).anyMatch(catalog -> !catalog.all(PublicationKind.Publication.class)
                .isEmpty());
        if (table.isEmpty() || !published || areKnownByKey(id, before) && areKnownByKey(id, after)) {
            return List.of(delete);
        }
        return List.of(
                Statement.of("alter table " + table.get().reference() + " replica identity full"),
                delete,
                TableKind.setReplicaIdentity(table.get()));
    }

    private static boolean areKnownByKey(ObjectId id, Catalog catalog) {
        String identity = catalog.find(id, TableKind.Table.class)
                .map(TableKind.Table::replicaIdentity)
                .orElse("n");
        return identity.equals("f")
                || catalog.all(IndexKind.Index.class).stream()
                        .anyMatch(index -> index.relation().equals(id) && index.replicaIdentity())
                || catalog.all(ConstraintKind.Constraint.class).stream()
                        .filter(constraint -> constraint.relation().equals(id))
                        .anyMatch(constraint -> constraint.replicaIdentity()
                                || identity.equals("d") && constraint.form().equals("p"));
    }
}
