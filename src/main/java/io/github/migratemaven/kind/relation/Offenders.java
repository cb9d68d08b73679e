package io.github.migratemaven.kind.relation;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Precheck;
import io.github.migratemaven.kind.constraint.ConstraintKind;
import io.github.migratemaven.postgres.sql.Quoting;
import java.util.ArrayList;
import java.util.List;

/** Queries for rows that stand in a change's way, with what a person finds them by. */
public final class Offenders {
    private Offenders() {}

    /**
     * A check of the rows of a table.
     *
     * @param problem completes "rows in books …"
     * @param now the catalog with the table as it is
     * @param shown quoted columns to show beside the primary key; all where there is neither
     * @param condition true for an offending row
     */
    public static Precheck of(
            ObjectId relation, String table, Catalog now, List<String> shown, String problem, String condition) {
        List<String> columns = new ArrayList<>(key(relation, now));
        shown.stream().filter(column -> !columns.contains(column)).forEach(columns::add);
        return new Precheck(
                "in " + table + " " + problem,
                "select " + (columns.isEmpty() ? "*" : String.join(", ", columns)) + " from " + table
                        + (condition.isEmpty() ? "" : " where " + condition));
    }

    /** Columns as SQL names them. */
    public static List<String> names(ObjectId relation, List<String> columns, Catalog catalog) {
        return columns.stream()
                .map(name -> catalog.find(columnId(relation, name), ColumnKind.Column.class)
                        .map(ColumnKind.Column::name)
                        .orElseGet(() -> Quoting.identifier(name)))
                .toList();
    }

    private static List<String> key(ObjectId relation, Catalog now) {
        return now.all(ConstraintKind.Constraint.class).stream()
                .filter(constraint ->
                        constraint.form().equals("p") && constraint.relation().equals(relation))
                .flatMap(constraint -> constraint.columns().stream())
                .flatMap(name -> now.find(columnId(relation, name), ColumnKind.Column.class).stream())
                .map(ColumnKind.Column::name)
                .toList();
    }

    private static ObjectId columnId(ObjectId relation, String name) {
        List<String> path = new ArrayList<>(relation.path());
        path.add(name);
        return new ObjectId(ColumnKind.NAME, path);
    }
}
