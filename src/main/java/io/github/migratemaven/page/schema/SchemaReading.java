package io.github.migratemaven.page.schema;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.kind.database.ExtensionKind;
import io.github.migratemaven.kind.database.SchemaKind;
import io.github.migratemaven.kind.partition.PartitionKind;
import io.github.migratemaven.kind.relation.ForeignTableKind;
import io.github.migratemaven.kind.relation.MaterializedViewKind;
import io.github.migratemaven.kind.relation.TableKind;
import io.github.migratemaven.kind.relation.ViewKind;
import io.github.migratemaven.kind.routine.RoutineKind;
import io.github.migratemaven.kind.sequence.SequenceKind;
import io.github.migratemaven.kind.type.CompositeKind;
import io.github.migratemaven.kind.type.DomainKind;
import io.github.migratemaven.kind.type.EnumKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers for each relation of a catalog what belongs to it. */
public final class SchemaReading {
    private final Catalog catalog;
    private final Comments comments;
    private final Belonging belonging;
    private final RelationParts parts;
    private final RelationColumns columns;

    private SchemaReading(Catalog catalog) {
        this.catalog = catalog;
        this.comments = new Comments(catalog);
        this.belonging = new Belonging(catalog);
        this.parts = new RelationParts(catalog, comments);
        this.columns = new RelationColumns(catalog, comments);
    }

    public static Schema of(Catalog catalog) {
        SchemaReading reading = new SchemaReading(catalog);
        return new Schema(reading.relations(), reading.others());
    }

    /** Relations of which anything differs between two catalogs, those included that only one of them has. */
    public static Set<ObjectId> touched(Catalog before, Catalog after) {
        return Belonging.touched(before, after);
    }

    private List<Relation> relations() {
        return catalog.objects().stream()
                .filter(Belonging::isRelation)
                .map(this::relation)
                .sorted(Comparator.comparing(
                        (Relation relation) -> relation.id().dotted()))
                .toList();
    }

    private Relation relation(SchemaObject object) {
        Optional<PartitionKind.Partition> partition =
                catalog.find(PartitionKind.idOf(object.id()), PartitionKind.Partition.class);
        List<Part> own = parts.of(object.id());
        return new Relation(
                object.id(),
                kind(object, partition.isPresent()),
                comments.on(object.id()),
                columns.of(object, own),
                own,
                partition.map(PartitionKind.Partition::parent),
                definition(object, partition),
                Fate.KEPT);
    }

    private static String kind(SchemaObject object, boolean isPartition) {
        if (object instanceof TableKind.Table table) {
            String kind = isPartition ? "partition" : table.unlogged() ? "unlogged table" : TableKind.NAME;
            return table.partitionKey().isEmpty() ? kind : "partitioned table";
        }
        return object.id().kind();
    }

    private static String definition(SchemaObject object, Optional<PartitionKind.Partition> partition) {
        if (object instanceof ViewKind.View view) {
            return view.definition();
        }
        if (object instanceof MaterializedViewKind.MaterializedView view) {
            return view.definition();
        }
        if (object instanceof ForeignTableKind.ForeignTable table) {
            return "server " + table.serverReference();
        }
        String bounds = partition
                .map(link -> "partition of " + link.parentTable() + " " + link.bound())
                .orElse("");
        return object instanceof TableKind.Table table && !table.partitionKey().isEmpty()
                ? (bounds + " partition by " + table.partitionKey()).strip()
                : bounds;
    }

    private List<OtherObject> others() {
        return catalog.objects().stream()
                .filter(SchemaReading::isToldOf)
                .filter(object -> belonging.relation(object).isEmpty())
                .map(object -> new OtherObject(object.id(), details(object), comments.on(object.id()), Fate.KEPT))
                .sorted(Comparator.comparing(OtherObject::id))
                .toList();
    }

    /** What has a name of its own that people look for. */
    private static boolean isToldOf(SchemaObject object) {
        return object instanceof EnumKind.EnumType
                || object instanceof DomainKind.Domain
                || object instanceof CompositeKind.Composite
                || object instanceof SequenceKind.Sequence
                || object instanceof RoutineKind.Routine
                || object instanceof ExtensionKind.Extension
                        && !object.id().name().equals("plpgsql")
                || object instanceof SchemaKind.Schema && !object.id().name().equals("public");
    }

    private static String details(SchemaObject object) {
        if (object instanceof EnumKind.EnumType type) {
            return String.join(", ", type.values());
        }
        if (object instanceof DomainKind.Domain domain) {
            return domain.baseType() + (domain.notNull().isEmpty() ? "" : " not null");
        }
        if (object instanceof SequenceKind.Sequence sequence) {
            return sequence.dataType();
        }
        if (object instanceof RoutineKind.Routine routine) {
            return routine.result().isEmpty() ? "" : "returns " + routine.result();
        }
        return "";
    }
}
