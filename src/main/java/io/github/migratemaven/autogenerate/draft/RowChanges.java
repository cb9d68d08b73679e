package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.autogenerate.compare.Replay;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How rows differ, table by table; tables that others point at come first.
 */
record RowChanges(List<TableChanges> tables) {

    boolean isEmpty() {
        return tables.stream().allMatch(TableChanges::isEmpty);
    }

    /** Rows are added before others point at them, and deleted after. */
    List<Statement> up() {
        List<String> statements = new ArrayList<>();
        tables.forEach(table -> statements.addAll(table.inserts()));
        tables.forEach(table -> statements.addAll(table.updates()));
        Lists.reversed(tables).forEach(table -> statements.addAll(table.deletesOfSurplus()));
        return statements.stream().map(Statement::of).toList();
    }

    /** Back, in the tables that stay: with the others their rows go. */
    List<Statement> downWithin(Set<ObjectId> present) {
        return new RowChanges(tables.stream()
                        .filter(changes -> present.contains(changes.table().id()))
                        .toList())
                .down();
    }

    private List<Statement> down() {
        List<String> statements = new ArrayList<>();
        tables.forEach(table -> statements.addAll(table.insertsOfSurplus()));
        Lists.reversed(tables).forEach(table -> statements.addAll(table.updatesBack()));
        Lists.reversed(tables).forEach(table -> statements.addAll(table.deletesOfAdded()));
        return statements.stream().map(Statement::of).toList();
    }

    /** A line for each sort of change in each table. */
    List<String> detected() {
        List<String> lines = new ArrayList<>();
        for (TableChanges table : tables) {
            line(lines, "added", table, table.added().size());
            line(lines, "changed", table, table.changed().size());
            line(lines, "removed", table, table.deletes() ? table.surplus().size() : 0);
        }
        return lines;
    }

    private static void line(List<String> lines, String what, TableChanges changes, int rows) {
        if (rows > 0) {
            lines.add("Detected " + what + " rows of table '"
                    + changes.table().id().dottedIn(Replay.DEFAULT_SCHEMA) + "': " + rows);
        }
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (TableChanges changes : tables) {
            String name = changes.table().quoted();
            if (!changes.deletes() && !changes.surplus().isEmpty()) {
                int surplus = changes.surplus().size();
                warnings.add("Table " + name + " has "
                        + (surplus == 1
                                ? "1 row that the model lacks, and keeps it"
                                : surplus + " rows that the model lacks, and keeps them")
                        + ". To delete such rows, add -Dmigrate.referenceDeletes=true");
            }
            boolean deletesRows = !changes.added().isEmpty()
                    || (changes.deletes() && !changes.surplus().isEmpty());
            if (changes.cascades() && deletesRows) {
                warnings.add(
                        "Rows of " + name + " are deleted in one direction, and a foreign key with on delete cascade"
                                + " or set follows them; look at what that takes along.");
            }
        }
        return warnings;
    }
}
