package io.github.migratemaven.kind.relation;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.constraint.ConstraintKind;
import io.github.migratemaven.kind.partition.PartitionKind;
import io.github.migratemaven.kind.partition.PartitionTree;
import io.github.migratemaven.kind.sequence.IdentityKind;
import io.github.migratemaven.kind.sql.Identifiers;
import io.github.migratemaven.kind.type.RebuiltTypes;
import io.github.migratemaven.kind.type.TypeReplacement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a table anew beside the old one and moves its rows, where no ALTER TABLE leads. */
public final class TableConversion {
    private final TableKind.Table from;
    private final TableKind.Table to;
    private final Catalog before;
    private final Catalog after;
    private final String aside;

    TableConversion(TableKind.Table from, TableKind.Table to, Catalog before, Catalog after) {
        this.from = from;
        this.to = to;
        this.before = before;
        this.after = after;
        this.aside = schema(from.reference()) + TypeReplacement.aside(from.reference());
    }

    /**
     * Neither a partition key nor what a child table has in its own right besides its parents can be altered; and the
     * columns of a typed table must be those of its type, in the same order.
     */
    static boolean isNeeded(TableKind.Table from, TableKind.Table to, AlterContext context) {
        if (!from.isDividedLike(to) || !fitsType(from, to, context) || isRewrittenAsValue(from, to, context)) {
            return true;
        }
        return !from.localParts().equals(to.localParts())
                && parents(from, context.from()).equals(parents(to, context.to()))
                && columns(from, context.from()).equals(columns(to, context.to()));
    }

    /** PostgreSQL rewrites no table whose rows are values elsewhere. */
    private static boolean isRewrittenAsValue(TableKind.Table from, TableKind.Table to, AlterContext context) {
        return !from.rowType().isEmpty()
                && (!from.persistence().equals(to.persistence())
                        || !from.accessMethod().equals(to.accessMethod())
                        || context.to().all(ColumnKind.Column.class).stream()
                                .filter(column -> column.relation().equals(to.id()))
                                .anyMatch(column -> isRewrittenFor(column, context)));
    }

    private static boolean isRewrittenFor(ColumnKind.Column to, AlterContext context) {
        Optional<ColumnKind.Column> from = context.from().find(to.id(), ColumnKind.Column.class);
        boolean stored = to.generated().equals("s");
        if (from.isPresent()) {
            return !from.get().dataType().equals(to.dataType())
                    || stored
                            && (!from.get().isGenerated()
                                    || !from.get().expression().equals(to.expression()));
        }
        return stored
                || context.to().contains(IdentityKind.idOf(to.id()))
                || context.to().contains(DefaultKind.idOf(to.id()));
    }

    private static boolean fitsType(TableKind.Table from, TableKind.Table to, AlterContext context) {
        if (to.ofType().isEmpty() || from.attributes().equals(to.attributes())) {
            return true;
        }
        List<String> columns = context.from().all(ColumnKind.Column.class).stream()
                .filter(column -> column.relation().equals(from.id()))
                .sorted(Comparator.comparingInt(column -> context.from().position(column.id())))
                .map(column -> column.id().name() + " " + column.dataType())
                .toList();
        return from.ofType().isEmpty() && columns.equals(to.attributes());
    }

    /** Whether the rows of a partition that goes are moved to what its partitioned table becomes. */
    public static boolean takesRowsOf(TableKind.Table partition, Catalog before, Catalog after) {
        Optional<ObjectId> whole = whole(partition.id(), before);
        // one that stays leaves the table above with what is left of its own partitions
        while (whole.filter(table -> !after.contains(table)).isPresent()) {
            whole = whole(whole.get(), before);
        }
        return whole.filter(table -> isDividedAnew(table, before, after)).isPresent()
                || before.all(InheritanceKind.Inheritance.class).stream()
                        .anyMatch(link ->
                                link.child().equals(partition.id()) && isDividedAnew(link.parent(), before, after));
    }

    private static Optional<ObjectId> whole(ObjectId partition, Catalog catalog) {
        return catalog.find(PartitionKind.idOf(partition), PartitionKind.Partition.class)
                .map(PartitionKind.Partition::parent);
    }

    /** Whether a table that stays gets another partition key, or one at all, or none any more. */
    public static boolean isDividedAnew(ObjectId table, Catalog before, Catalog after) {
        return before.find(table, TableKind.Table.class)
                .flatMap(was -> after.find(table, TableKind.Table.class).filter(is -> !was.isDividedLike(is)))
                .isPresent();
    }

    private static Set<ObjectId> parents(TableKind.Table table, Catalog catalog) {
        return catalog.all(InheritanceKind.Inheritance.class).stream()
                .filter(link -> link.child().equals(table.id()))
                .map(InheritanceKind.Inheritance::parent)
                .collect(Collectors.toSet());
    }

    /** The parents' columns included, as they come with the same step or not. */
    private static Set<ObjectId> columns(TableKind.Table table, Catalog catalog) {
        Set<ObjectId> tables = parents(table, catalog);
        return catalog.all(ColumnKind.Column.class).stream()
                .filter(column -> tables.contains(column.relation()))
                .map(ColumnKind.Column::id)
                .collect(Collectors.toSet());
    }

    Alteration.Convert alteration() {
        Set<ObjectId> leaving = new LinkedHashSet<>();
        Set<ObjectId> sources = new LinkedHashSet<>();
        for (PartitionKind.Partition link : PartitionTree.below(to.id(), before)) {
            boolean taken = link.parent().equals(to.id()) || sources.contains(link.parent());
            if (taken) {
                Set<ObjectId> where = after.contains(link.child()) ? leaving : sources;
                where.add(link.id());
                where.add(link.child());
            }
        }
        for (InheritanceKind.Inheritance link : heirs()) {
            if (after.contains(link.child())) {
                leaving.add(link.id());
            } else if (isDivided()) {
                sources.add(link.id());
                sources.add(link.child());
            }
        }
        Set<ObjectId> destinations = PartitionTree.below(to.id(), after).stream()
                .map(PartitionKind.Partition::id)
                .collect(Collectors.toSet());
        return new Alteration.Convert(
                setAside(),
                new Alteration.CarryOver(
                        new RowTransfer(from, to, before, after, aside, PartitionTree.below(to.id(), after))
                                .statements(),
                        leaving,
                        sources,
                        destinations),
                drop());
    }

    private List<InheritanceKind.Inheritance> heirs() {
        return before.all(InheritanceKind.Inheritance.class).stream()
                .filter(link -> link.parent().equals(from.id()))
                .toList();
    }

    /** Whether the table becomes a partitioned one; what children that go held is then as much in it as before. */
    private boolean isDivided() {
        return !to.partitionKey().isEmpty();
    }

    /** Renames the table, and what shares a name space with what the new one will have. */
    private List<Statement> setAside() {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("alter table " + from.reference() + " rename to " + unqualified(aside)));
        if (!from.ofType().isEmpty()) {
            statements.add(Statement.of("alter table " + aside + " not of"));
        }
        for (SchemaObject object : before.objects()) {
            if (object instanceof IdentityKind.Identity identity && isOf(identity.column())) {
                statements.add(rename("sequence " + identity.sequenceReference(), identity.sequenceReference()));
            } else if (object instanceof IndexKind.Index index
                    && index.relation().equals(from.id())
                    && !(TypeReplacement.isAside(index.id()) && !after.contains(index.id()))) {
                statements.add(Statement.of(
                        "alter index " + index.reference() + " rename to " + indexAside(index.reference())));
            } else if (object instanceof StatisticsKind.Statistics statistics
                    && statistics.relation().equals(from.id())) {
                statements.add(rename("statistics " + statistics.reference(), statistics.reference()));
            } else if (object instanceof ConstraintKind.Constraint constraint
                    && constraint.relation().equals(from.id())
                    && constraint.hasIndex()) {
                statements.add(Statement.of("alter table " + aside + " rename constraint " + constraint.name() + " to "
                        + unqualified(indexAside(schema(from.reference()) + constraint.name()))));
            } else if (object instanceof InheritanceKind.Inheritance link
                    && link.child().equals(from.id())) {
                statements.add(Statement.of("alter table " + aside + " no inherit " + link.parentTable()));
            } else if (object instanceof PartitionKind.Partition link
                    && link.child().equals(from.id())) {
                statements.add(Statement.of("alter table " + link.parentTable() + " detach partition " + aside));
            }
        }
        if (from.forceRowSecurity()) {
            statements.add(Statement.of("alter table " + aside + " no force row level security"));
        }
        return statements;
    }

    private static Statement rename(String addressed, String reference) {
        return Statement.of("alter " + addressed + " rename to " + TypeReplacement.aside(reference));
    }

    /** An index that has made way for another waits under such a name already. */
    private String indexAside(String reference) {
        String schema = schema(reference);
        return TypeReplacement.aside(reference, name -> before.all(IndexKind.Index.class).stream()
                .anyMatch(index -> index.reference().equals(schema + name)));
    }

    private List<Statement> drop() {
        String gone = before.all(ColumnKind.Column.class).stream()
                .filter(column ->
                        column.relation().equals(from.id()) && !column.isGenerated() && !after.contains(column.id()))
                .map(column -> from.reference() + "." + column.name())
                .collect(Collectors.joining(", "));
        String sql = "drop table " + aside;
        List<Statement> statements = new ArrayList<>(new RebuiltTypes(before, after).dropCasts(to));
        statements.add(gone.isEmpty() ? Statement.of(sql) : Statement.losing(sql, "the values of " + gone));
        return statements;
    }

    private boolean isOf(ObjectId column) {
        return column.path().subList(0, 2).equals(to.id().path());
    }

    private static String schema(String reference) {
        return reference.substring(0, Identifiers.schemaEnd(reference));
    }

    private static String unqualified(String reference) {
        return Identifiers.unqualified(reference);
    }
}
