package io.github.migratemaven.kind.partition;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.relation.Ancestry;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.kind.relation.RowTransfer;
import io.github.migratemaven.kind.relation.TableConversion;
import io.github.migratemaven.kind.relation.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows of a partition that is dropped while others may take them: a default one, and those that come or get other bounds. */
public final class LeftRows {
    private final PartitionKind.Partition gone;
    private final PartitionTree tree;
    private final List<PartitionKind.Partition> takers;
    private final String aside;
    private final List<String> names = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    private LeftRows(
            PartitionKind.Partition gone,
            PartitionTree tree,
            List<PartitionKind.Partition> takers,
            AlterContext context) {
        this.gone = gone;
        this.tree = tree;
        this.takers = takers;
        this.aside = StrayRows.aside(gone.childTable());
        for (ColumnKind.Column column : context.to().all(ColumnKind.Column.class)) {
            Optional<ColumnKind.Column> old =
                    context.from().find(Ancestry.part(gone.child(), column.id()), ColumnKind.Column.class);
            if (column.relation().equals(tree.root()) && !column.isGenerated() && old.isPresent()) {
                boolean typeMadeAnew = RowTransfer.isTypeMadeAnew(column, context.from(), context.to());
                names.add(column.name());
                kept.add(typeMadeAnew ? column.name() + "::text as " + column.name() : column.name());
                values.add(
                        typeMadeAnew ? column.name() + "::" + column.dataType() : RowTransfer.cast(old.get(), column));
            }
        }
    }

    /** @param gone its place as it is; empty where there is nothing that would take its rows */
    public static Optional<LeftRows> of(PartitionKind.Partition gone, AlterContext context) {
        Catalog after = context.to();
        PartitionTree before = PartitionTree.around(gone, context.from());
        boolean leaves = !after.contains(gone.child())
                && gone.child().kind().equals(TableKind.NAME)
                && context.from()
                        .find(gone.child(), TableKind.Table.class)
                        .filter(table -> table.partitionKey().isEmpty())
                        .isPresent();
        boolean divided = after.find(before.root(), TableKind.Table.class)
                        .filter(table -> !table.partitionKey().isEmpty())
                        .isPresent()
                && !after.contains(PartitionKind.idOf(before.root()));
        boolean takenElsewhere = context.from()
                .find(gone.child(), TableKind.Table.class)
                .filter(table -> TableConversion.takesRowsOf(table, context.from(), after))
                .isPresent();
        if (!leaves || !divided || takenElsewhere) {
            return Optional.empty();
        }
        PartitionTree tree =
                new PartitionTree(before.root(), before.rootTable(), PartitionTree.below(before.root(), after));
        List<PartitionKind.Partition> takers = tree.leaves().stream()
                .filter(link -> mayTake(link, gone, context))
                .toList();
        return takers.isEmpty() ? Optional.empty() : Optional.of(new LeftRows(gone, tree, takers, context));
    }

    private static boolean mayTake(PartitionKind.Partition taker, PartitionKind.Partition gone, AlterContext context) {
        boolean changed = PartitionTree.path(taker, context.to()).stream()
                .anyMatch(link ->
                        link.isDefault() || !context.from().find(link.id()).equals(Optional.of(link)));
        boolean elsewhere =
                taker.parent().equals(gone.parent()) && PartitionBound.excludes(gone.bound(), taker.bound());
        return changed && !elsewhere;
    }

    /** Keeps them while the partition is dropped. */
    public Statement keep() {
        boolean known = takers.stream().allMatch(taker -> taker.condition().isPresent());
        return Statement.of("create table " + aside + " as\nselect " + String.join(", ", kept) + " from "
                + gone.childTable() + (known ? " where " + accepted() : ""));
    }

    /** Puts them where they belong, once every partition is there. */
    Alteration.CarryOver putBack() {
        return new Alteration.CarryOver(
                List.of(
                        Statement.of("insert into " + tree.rootTable() + " (" + String.join(", ", names) + ")"
                                + "\noverriding system value\nselect " + String.join(", ", values) + " from " + aside
                                + " where " + accepted()),
                        Statement.of("drop table " + aside)),
                Set.of(),
                Set.of(),
                tree.links().stream().map(PartitionKind.Partition::id).collect(Collectors.toSet()));
    }

    private String accepted() {
        return takers.stream().map(taker -> "(" + taker.accepts().value() + ")").collect(Collectors.joining(" or "));
    }
}
