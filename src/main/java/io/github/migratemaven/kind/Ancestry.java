package io.github.migratemaven.kind;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import java.util.ArrayList;
import java.util.List;

/** What a table has from the tables that it inherits from, or is a partition of. */
final class Ancestry {
    private Ancestry() {}

    /** Whether the same column changes in a parent, so that the child's follows by itself. */
    static boolean changes(ColumnKind.Column column, AlterContext context) {
        return parents(column.relation(), context.to()).stream()
                .map(parent -> part(parent, column.id()))
                .anyMatch(id -> !context.from().find(id).equals(context.to().find(id)));
    }

    /** Whether a parent is made anew, so that the table stands alone while it changes. */
    static boolean isMadeAnew(ObjectId relation, AlterContext context) {
        return parents(relation, context.to()).stream()
                .anyMatch(parent -> TableConversion.isDividedAnew(parent, context.from(), context.to()));
    }

    /** Whether a part of a table that stands comes along with the parent's, because the parent is one already. */
    static boolean bringsAlong(ObjectId relation, ObjectId part, CreateContext context) {
        if (context.isFresh(relation)) {
            return true;
        }
        return context.to().all(InheritanceKind.Inheritance.class).stream()
                .filter(link -> link.child().equals(relation) && context.to().contains(part(link.parent(), part)))
                .anyMatch(link -> !context.isFresh(link.id()));
    }

    private static List<ObjectId> parents(ObjectId relation, Catalog catalog) {
        List<ObjectId> parents = new ArrayList<>();
        catalog.all(InheritanceKind.Inheritance.class).stream()
                .filter(link -> link.child().equals(relation))
                .forEach(link -> parents.add(link.parent()));
        catalog.find(PartitionKind.idOf(relation), PartitionKind.Partition.class)
                .ifPresent(link -> parents.add(link.parent()));
        return parents;
    }

    /** The part of {@code relation} that is called like {@code namesake}. */
    static ObjectId part(ObjectId relation, ObjectId namesake) {
        List<String> path = new ArrayList<>(relation.path());
        path.add(namesake.name());
        return new ObjectId(namesake.kind(), path);
    }
}
