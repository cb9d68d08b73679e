package io.github.migratemaven.kind.partition;

import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.Precheck;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.kind.relation.TableKind;
import io.github.migratemaven.kind.replication.PublishedRows;
import io.github.migratemaven.kind.sequence.IdentityKind;
import io.github.migratemaven.kind.sql.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows that belong into another partition once the bounds of theirs or of another one change. */
final class StrayRows {
    private final PartitionKind.Partition link;
    private final Catalog after;
    private final PartitionTree tree;
    private final String aside;
    private final String columns;

    /** @param link as it shall be */
    StrayRows(PartitionKind.Partition link, Catalog after) {
        this.link = link;
        this.after = after;
        this.tree = PartitionTree.around(link, after);
        this.aside = aside(link.childTable());
        this.columns = after.all(ColumnKind.Column.class).stream()
                .filter(column -> column.relation().equals(link.child()) && !column.isGenerated())
                .map(ColumnKind.Column::name)
                .collect(Collectors.joining(", "));
    }

    /** Where rows of a table wait for their new place. */
    static String aside(String table) {
        return table.substring(0, Identifiers.schemaEnd(table))
                + Identifiers.withSuffix(Identifiers.unqualified(table), "__moved");
    }

    /** Whether a partition may hold rows that its new place leaves to others. */
    static boolean mayBeIn(PartitionKind.Partition from, PartitionKind.Partition to) {
        boolean keepsAll = from.parent().equals(to.parent())
                ? PartitionBound.widens(from.bound(), to.bound())
                : from.accepts().value().equals(to.accepts().value());
        return to.child().kind().equals(TableKind.NAME) && !keepsAll;
    }

    /** Takes them out of the table while it is no partition. */
    List<Statement> takeOut(Catalog before) {
        String strays = " where (" + link.accepts().value() + ") is not true";
        Statement take = Statement.of(
                "create table " + aside + " as\nselect " + columns + " from " + link.childTable() + strays);
        List<Statement> statements = new ArrayList<>();
        statements.add(homeless().map(take::guardedBy).orElse(take));
        statements.addAll(PublishedRows.delete(
                Statement.of("delete from " + link.childTable() + strays), link.child(), before, after));
        return statements;
    }

    /** Puts them where they belong, once every partition is there. */
    Alteration.CarryOver putBack() {
        return new Alteration.CarryOver(
                List.of(
                        Statement.of("insert into " + tree.rootTable() + " (" + columns + ")" + overriding()
                                + "\nselect " + columns + " from " + aside),
                        Statement.of("drop table " + aside)),
                Set.of(),
                Set.of(),
                tree.links().stream().map(PartitionKind.Partition::id).collect(Collectors.toSet()));
    }

    /** Takes from the default partition what belongs into this one, which is not attached yet. */
    List<Statement> fetchFromDefault(Catalog before) {
        return before.all(PartitionKind.Partition.class).stream()
                .filter(other -> other.isDefault() && other.parent().equals(link.parent()))
                .filter(other ->
                        !other.id().equals(link.id()) && other.child().kind().equals(TableKind.NAME))
                .filter(other -> after.find(other.id(), PartitionKind.Partition.class)
                        .filter(still -> still.isDefault() && still.parent().equals(link.parent()))
                        .isPresent())
                .findFirst()
                .map(other -> PublishedRows.delete(fetch(other), other.child(), before, after))
                .orElse(List.of());
    }

    private Statement fetch(PartitionKind.Partition other) {
        return Statement.of("with moved as (delete from " + other.childTable() + " where "
                + link.accepts().value() + " returning " + columns + ")\ninsert into " + link.childTable()
                + " (" + columns + ")" + overriding() + " select " + columns + " from moved");
    }

    private String overriding() {
        boolean always = after.all(IdentityKind.Identity.class).stream()
                .anyMatch(identity -> identity.mode().equals("always")
                        && identity.column()
                                .path()
                                .subList(0, 2)
                                .equals(tree.root().path()));
        return always ? " overriding system value" : "";
    }

    private Optional<Precheck> homeless() {
        return tree.accepted()
                .map(accepted -> new Precheck(
                        "in " + link.childTable() + " belong into none of the partitions of " + tree.rootTable(),
                        "select * from " + link.childTable() + " where (" + accepted + ") is not true"));
    }
}
