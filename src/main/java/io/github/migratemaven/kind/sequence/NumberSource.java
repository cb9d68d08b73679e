package io.github.migratemaven.kind.sequence;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.relation.TableConversion;
import io.github.migratemaven.kind.relation.TableKind;
import io.github.migratemaven.kind.sql.Identifiers;
import io.github.migratemaven.kind.type.TypeReplacement;
import io.github.migratemaven.postgres.sql.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What numbers the rows of a table: the sequence inside an identity column, or one that a column owns. Another one that
 * takes its place goes on counting where it stood.
 *
 * @param id the identity or the sequence
 * @param reference the sequence as SQL names it
 */
public record NumberSource(ObjectId id, String reference) {

    /** What numbers a column. */
    static Optional<NumberSource> of(ObjectId column, Catalog catalog) {
        Optional<NumberSource> identity = catalog.find(IdentityKind.idOf(column), IdentityKind.Identity.class)
                .map(found -> new NumberSource(found.id(), found.sequenceReference()));
        return identity.or(() -> catalog.all(SequenceOwnershipKind.SequenceOwnership.class).stream()
                .filter(ownership -> ownership.column().equals(column))
                .findFirst()
                .map(ownership -> new NumberSource(ownership.target(), ownership.sequence())));
    }

    /** The column whose rows a sequence numbers. */
    public static Optional<ObjectId> columnOf(ObjectId sequence, Catalog catalog) {
        return catalog.all(SequenceOwnershipKind.SequenceOwnership.class).stream()
                .filter(ownership -> ownership.target().equals(sequence))
                .findFirst()
                .map(SequenceOwnershipKind.SequenceOwnership::column);
    }

    /** What a column's number source leaves its count to when it goes. */
    static List<ObjectId> heirs(ObjectId source, ObjectId column, Catalog from, Catalog to) {
        if (isOfTableMadeAnew(column, from, to)) {
            return List.of();
        }
        return of(column, to).map(NumberSource::id).filter(id -> !id.equals(source)).stream()
                .toList();
    }

    /** Such a table takes its greatest number along by itself. */
    private static boolean isOfTableMadeAnew(ObjectId column, Catalog from, Catalog to) {
        return TableConversion.isDividedAnew(TableKind.idOf(column), from, to);
    }

    /** The other source that numbered the column so far and now goes. */
    public static Optional<NumberSource> predecessor(ObjectId source, ObjectId column, Catalog from, Catalog to) {
        return isOfTableMadeAnew(column, from, to)
                ? Optional.empty()
                : of(column, from).filter(old -> !old.id().equals(source) && !to.contains(old.id()));
    }

    /** Gives what a column counts with the name that it shall have; empty where that has it, or another object does. */
    public static Optional<Statement> rename(ObjectId column, Catalog from, Catalog to) {
        Optional<SequenceKind.Sequence> was = sequenceOf(column, from).filter(old -> !to.contains(old.id()));
        Optional<SequenceKind.Sequence> is = sequenceOf(column, to).filter(sequence -> isFree(sequence.id(), from));
        return was.flatMap(old -> is.filter(wanted -> schema(wanted.id()).equals(schema(old.id())))
                .map(wanted -> Statement.of("alter sequence " + old.reference() + " rename to "
                        + Identifiers.unqualified(wanted.reference()))));
    }

    private static Optional<SequenceKind.Sequence> sequenceOf(ObjectId column, Catalog catalog) {
        return of(column, catalog).flatMap(source -> catalog.find(source.id(), SequenceKind.Sequence.class));
    }

    private static boolean isFree(ObjectId relation, Catalog catalog) {
        String name = "relation " + relation.dotted();
        return catalog.objects().stream()
                .noneMatch(object -> catalog.kinds().of(object).occupies(object).contains(name));
    }

    private static String schema(ObjectId relation) {
        return relation.path().get(0);
    }

    /** Makes way for {@code create}, and lets what that makes go on counting where this source stands. */
    List<Statement> handOver(Statement create, String successor) {
        String aside = aside();
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("alter sequence " + reference + " rename to " + Identifiers.unqualified(aside)));
        statements.add(create);
        statements.add(Statement.of(
                "select pg_catalog.setval(" + Quoting.literal(successor) + ", last_value, is_called) from " + aside));
        return statements;
    }

    /** Its name while it waits to be dropped. */
    public String aside() {
        return reference.substring(0, Identifiers.schemaEnd(reference)) + TypeReplacement.aside(reference);
    }
}
