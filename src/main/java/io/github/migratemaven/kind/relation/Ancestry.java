package io.github.migratemaven.kind.relation;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.kind.partition.PartitionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a table has from the tables that it inherits from, or is a partition of, while its links to them last. */
public final class Ancestry {

    /** A table's link to a parent. */
    private record Link(ObjectId id, ObjectId parent) {}

    private Ancestry() {}

    /** Whether a part of a table changes together with a parent's. */
    public static boolean follows(ObjectId relation, ObjectId part, AlterContext context) {
        return lasting(relation, context)
                .map(parent -> part(parent, part))
                .anyMatch(id -> context.from().contains(id) && context.to().contains(id));
    }

    /** Whether a parent's NOT NULL changes too; what that leaves of a column's own is seen only then. */
    static boolean changesNotNull(ColumnKind.Column column, AlterContext context) {
        return lasting(column.relation(), context)
                .map(parent -> part(parent, column.id()))
                .anyMatch(id -> !notNull(id, context.from()).equals(notNull(id, context.to())));
    }

    private static String notNull(ObjectId id, Catalog catalog) {
        return catalog.find(id, ColumnKind.Column.class)
                .map(ColumnKind.Column::notNull)
                .orElse("");
    }

    /** Whether a part of a table goes together with a parent's. */
    public static boolean takesAlong(ObjectId relation, ObjectId part, AlterContext context) {
        return lasting(relation, context).map(parent -> part(parent, part)).anyMatch(id -> context.from()
                .contains(id));
    }

    /** Whether a part of a table comes along with a parent's: because they are linked already, or at once. */
    public static boolean bringsAlong(ObjectId relation, ObjectId part, CreateContext context) {
        Optional<Link> partition = partition(relation, context.to());
        return partition.filter(link -> context.lasts(link.id())).isPresent()
                || children(relation, context.to())
                        .filter(link -> context.to().contains(part(link.parent(), part)))
                        .anyMatch(link ->
                                context.isFresh(relation) || isInline(link, context) || context.lasts(link.id()));
    }

    private static boolean isInline(Link link, CreateContext context) {
        return context.parts(InheritanceKind.Inheritance.class).stream()
                .anyMatch(part -> part.id().equals(link.id()));
    }

    /** The parents that a table has all the time. */
    private static Stream<ObjectId> lasting(ObjectId relation, AlterContext context) {
        return Stream.concat(partition(relation, context.to()).stream(), children(relation, context.to()))
                .filter(link -> context.lasts(link.id()))
                .map(Link::parent);
    }

    /** Whether others inherit from the column's table, or are its partitions. */
    static boolean isAncestor(ObjectId column, Catalog catalog) {
        List<String> table = column.path().subList(0, column.path().size() - 1);
        return Stream.concat(
                        catalog.all(PartitionKind.Partition.class).stream().map(PartitionKind.Partition::parent),
                        catalog.all(InheritanceKind.Inheritance.class).stream()
                                .map(InheritanceKind.Inheritance::parent))
                .anyMatch(parent -> parent.path().equals(table));
    }

    private static Optional<Link> partition(ObjectId relation, Catalog catalog) {
        return catalog.find(PartitionKind.idOf(relation), PartitionKind.Partition.class)
                .map(link -> new Link(link.id(), link.parent()));
    }

    private static Stream<Link> children(ObjectId relation, Catalog catalog) {
        return catalog.all(InheritanceKind.Inheritance.class).stream()
                .filter(link -> link.child().equals(relation))
                .map(link -> new Link(link.id(), link.parent()));
    }

    /** The part of {@code relation} that is called like {@code namesake}. */
    public static ObjectId part(ObjectId relation, ObjectId namesake) {
        List<String> path = new ArrayList<>(relation.path());
        path.add(namesake.name());
        return new ObjectId(namesake.kind(), path);
    }
}
