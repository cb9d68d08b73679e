package io.github.migratemaven.kind.relation;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Precheck;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.partition.PartitionKind;
import io.github.migratemaven.kind.partition.PartitionTree;
import io.github.migratemaven.kind.sequence.IdentityKind;
import io.github.migratemaven.kind.sequence.NumberSource;
import io.github.migratemaven.kind.sequence.SequenceKind;
import io.github.migratemaven.kind.sequence.SequenceOptions;
import io.github.migratemaven.kind.sequence.SequenceOwnershipKind;
import io.github.migratemaven.kind.sequence.UsedNumbers;
import io.github.migratemaven.kind.type.Casts;
import io.github.migratemaven.kind.type.RebuiltTypes;
import io.github.migratemaven.postgres.sql.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves the rows of a table that is set aside into the one that has its name now, and lets its numbers go on. */
public final class RowTransfer {
    private final TableKind.Table from;
    private final TableKind.Table to;
    private final Catalog before;
    private final Catalog after;
    private final String aside;
    private final List<PartitionKind.Partition> partitions;

    /** @param partitions all below the new table, whatever the depth */
    RowTransfer(
            TableKind.Table from,
            TableKind.Table to,
            Catalog before,
            Catalog after,
            String aside,
            List<PartitionKind.Partition> partitions) {
        this.from = from;
        this.to = to;
        this.before = before;
        this.after = after;
        this.aside = aside;
        this.partitions = partitions;
    }

    List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        if (to.forceRowSecurity()) {
            statements.add(Statement.of("alter table " + to.reference() + " no force row level security"));
        }
        List<ColumnKind.Column> gaps = gaps();
        gaps.forEach(column -> statements.addAll(NewColumn.in(aside, column, before)));
        statements.add(insert(gaps));
        for (IdentityKind.Identity identity : identities(after)) {
            before.find(identity.id(), IdentityKind.Identity.class)
                    .map(old -> Statement.of("select pg_catalog.setval("
                            + Quoting.literal(identity.sequenceReference()) + ", last_value, is_called) from "
                            + new NumberSource(old.id(), old.sequenceReference()).aside()))
                    .or(() -> UsedNumbers.inMovedRows(
                                    identity.sequenceReference(), identity.options(), identity.column(), after)
                            .skip())
                    .ifPresent(statements::add);
        }
        for (SequenceOwnershipKind.SequenceOwnership ownership :
                after.all(SequenceOwnershipKind.SequenceOwnership.class)) {
            if (isOf(ownership.column()) && !before.contains(ownership.target())) {
                after.find(ownership.target(), SequenceKind.Sequence.class)
                        .flatMap(sequence -> UsedNumbers.inMovedRows(
                                        sequence.reference(), SequenceOptions.of(sequence), ownership.column(), after)
                                .skip())
                        .ifPresent(statements::add);
            }
        }
        if (to.forceRowSecurity()) {
            statements.add(Statement.of("alter table " + to.reference() + " force row level security"));
        }
        return statements;
    }

    /** New columns that the rows need a value for. */
    private List<ColumnKind.Column> gaps() {
        return after.all(ColumnKind.Column.class).stream()
                .filter(column -> column.relation().equals(to.id())
                        && !before.contains(column.id())
                        && NewColumn.needsValue(column, after))
                .toList();
    }

    /** @param filled columns that the old table has been given meanwhile */
    private Statement insert(List<ColumnKind.Column> filled) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (ColumnKind.Column column : after.all(ColumnKind.Column.class)) {
            Optional<ColumnKind.Column> old = before.find(column.id(), ColumnKind.Column.class);
            if (column.relation().equals(to.id()) && !column.isGenerated() && old.isPresent()) {
                names.add(column.name());
                values.add(value(old.get(), column));
            }
        }
        filled.forEach(column -> {
            names.add(column.name());
            values.add(column.name());
        });
        boolean always =
                identities(after).stream().anyMatch(identity -> identity.mode().equals("always"));
        Statement insert = Statement.of("insert into " + to.reference()
                + (names.isEmpty() ? "" : " (" + String.join(", ", names) + ")")
                + (always ? " overriding system value" : "") + "\nselect " + String.join(", ", values) + " from "
                + (from.partitionKey().isEmpty() && to.partitionKey().isEmpty() ? "only " : "") + aside);
        return !to.partitionKey().isEmpty() ? guarded(insert) : insert;
    }

    private String value(ColumnKind.Column old, ColumnKind.Column column) {
        return isTypeMadeAnew(column, before, after)
                ? new RebuiltTypes(before, after).expression(column.name(), column.dataType())
                : cast(old, column);
    }

    /** Whether a column's type, or something else that it needs beside its table, is not what it was. */
    public static boolean isTypeMadeAnew(ColumnKind.Column column, Catalog before, Catalog after) {
        return after.requiredBy(column.id()).stream()
                .filter(id -> !id.equals(column.relation()) && !id.kind().equals(ColumnKind.NAME))
                .anyMatch(id -> !before.find(id).equals(after.find(id)));
    }

    /** A value of the old column as one of the new. */
    public static String cast(ColumnKind.Column old, ColumnKind.Column column) {
        return old.dataType().equals(column.dataType())
                ? column.name()
                : Casts.expression(column.name(), old.dataType(), column.dataType());
    }

    /** A row that no partition takes cannot be moved. */
    private Statement guarded(Statement insert) {
        return new PartitionTree(to.id(), to.reference(), partitions)
                .accepted()
                .map(accepted -> insert.guardedBy(new Precheck(
                        "in " + from.reference() + " belong into none of its partitions",
                        "select * from " + from.reference()
                                + (accepted.isEmpty() ? "" : " where (" + accepted + ") is not true"))))
                .orElse(insert);
    }

    private List<IdentityKind.Identity> identities(Catalog catalog) {
        return catalog.all(IdentityKind.Identity.class).stream()
                .filter(identity -> isOf(identity.column()))
                .toList();
    }

    private boolean isOf(ObjectId column) {
        return column.path().subList(0, 2).equals(to.id().path());
    }
}
