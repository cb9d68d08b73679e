package io.github.migratemaven.page.schema;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.kind.constraint.ConstraintKind;
import io.github.migratemaven.kind.relation.ForeignTableKind;
import io.github.migratemaven.kind.relation.MaterializedViewKind;
import io.github.migratemaven.kind.relation.TableKind;
import io.github.migratemaven.kind.relation.ViewKind;
import io.github.migratemaven.kind.sequence.SequenceOwnershipKind;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tells which relation an object belongs to. */
final class Belonging {
    private final Catalog catalog;

    Belonging(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Relations of which anything differs between two catalogs, those included that only one of them has. */
    static Set<ObjectId> touched(Catalog before, Catalog after) {
        Set<ObjectId> touched = new TreeSet<>();
        collect(before, after, touched);
        collect(after, before, touched);
        return touched;
    }

    private static void collect(Catalog one, Catalog other, Set<ObjectId> touched) {
        Belonging belonging = new Belonging(one);
        one.objects().stream()
                .filter(object -> !other.find(object.id()).equals(Optional.of(object)))
                .forEach(object -> belonging.relation(object).ifPresent(touched::add));
    }

    static boolean isRelation(SchemaObject object) {
        return object instanceof TableKind.Table
                || object instanceof ViewKind.View
                || object instanceof MaterializedViewKind.MaterializedView
                || object instanceof ForeignTableKind.ForeignTable;
    }

    /** The relation that the object is, or is a part of, by way of whatever lies between. */
    Optional<ObjectId> relation(SchemaObject object) {
        return relation(object, new HashSet<>());
    }

    private Optional<ObjectId> relation(SchemaObject object, Set<ObjectId> seen) {
        if (isRelation(object)) {
            return Optional.of(object.id());
        }
        if (!seen.add(object.id())) {
            return Optional.empty();
        }
        return wholes(object)
                .map(whole -> catalog.find(whole)
                        .flatMap(found -> relation(found, seen))
                        .orElse(null))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Stream<ObjectId> wholes(SchemaObject object) {
        if (object instanceof ConstraintKind.Constraint constraint) {
            return Stream.of(constraint.relation());
        }
        Stream<ObjectId> owners = catalog.all(SequenceOwnershipKind.SequenceOwnership.class).stream()
                .filter(ownership -> ownership.target().equals(object.id()))
                .map(SequenceOwnershipKind.SequenceOwnership::column);
        return Stream.concat(
                owners,
                catalog.kinds().of(object).dropDependencies(object).stream()
                        .filter(dependency -> dependency.part().equals(object.id()))
                        .map(DropDependency::whole));
    }
}
