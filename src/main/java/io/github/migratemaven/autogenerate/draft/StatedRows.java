package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.model.ReferenceTables;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows that a model states of its reference tables.
 *
 * @param tables each after those that its foreign keys point at
 * @param deletes whether what the model lacks is deleted
 */
record StatedRows(List<TableRows> tables, boolean deletes) {
    static final StatedRows NONE = new StatedRows(List.of(), false);
    private static final int MOST = 10_000;

    StatedRows {
        tables = List.copyOf(tables);
    }

    /**
     * @param literals for each row SQL for the value of each column that is stated
     */
    record TableRows(StatedTable table, List<List<String>> literals) {}

    /** @throws MigrationFailure if a table is not there, has no primary key, or more rows than reference data has */
    static StatedRows read(Connection model, ReferenceTables wanted) throws SQLException {
        List<TableRows> tables = new ArrayList<>();
        for (StatedTable table : StatedTable.of(wanted, model)) {
            tables.add(new TableRows(table, rows(table, model)));
        }
        return new StatedRows(tables, wanted.deletes());
    }

    private static List<List<String>> rows(StatedTable table, Connection model) throws SQLException {
        List<List<String>> rows = SqlRows.of(
                model,
                "select " + SqlRows.literals("t", table.columns()) + " from " + table.rows() + " t order by "
                        + String.join(", ", table.keys()) + " limit " + (MOST + 1));
        if (rows.size() > MOST) {
            throw MigrationFailure.refused(
                    "Table " + table.quoted() + " of the model has more than " + MOST
                            + " rows, too many to be compared as reference data.",
                    "Load them by a revision with COPY, and leave the table out.");
        }
        return rows;
    }

    Set<ObjectId> ids() {
        return tables.stream().map(rows -> rows.table().id()).collect(Collectors.toSet());
    }

    /** @throws MigrationFailure if one of the tables, or a part of one, is among these: its rows could not be compared */
    void requireNone(Set<ObjectId> withheld) {
        for (ObjectId table : ids()) {
            withheld.stream()
                    .filter(id -> id.path().size() >= table.path().size()
                            && id.path().subList(0, table.path().size()).equals(table.path()))
                    .findFirst()
                    .ifPresent(id -> {
                        throw MigrationFailure.refused(
                                "migrate.rewriter leaves out " + id + ", but the rows of " + table.dotted()
                                        + " belong to the model.",
                                "Let the rewriter keep it, or take the table out of migrate.referenceTables.");
                    });
        }
    }

    /** What leads from the rows of a database with the model's schema to those of the model, and back. */
    RowChanges changesOf(Connection there) throws SQLException {
        List<TableChanges> changes = new ArrayList<>();
        for (TableRows rows : tables) {
            changes.add(TableChanges.between(there, rows.table(), rows.literals(), deletes));
        }
        return new RowChanges(changes);
    }

    /**
     * What the tables that are there hold in the columns that are there, a text each; the same exactly for the same rows.
     */
    List<String> heldIn(Connection database) throws SQLException {
        List<String> held = new ArrayList<>();
        for (TableRows rows : tables) {
            held.add(rows.table().quoted() + " " + digest(database, rows.table()));
        }
        return held;
    }

    private static String digest(Connection database, StatedTable table) throws SQLException {
        List<String> columns = SqlRows.of(database, """
            select pg_catalog.quote_ident(attname) from pg_catalog.pg_attribute
            where attrelid = pg_catalog.to_regclass(%s) and attnum > 0 and not attisdropped order by attname
            """.formatted(Quoting.literal(table.quoted()))).stream()
                .map(row -> row.get(0))
                .filter(table.columns()::contains)
                .toList();
        if (columns.isEmpty()) {
            return "is not there";
        }
        return SqlRows.of(database, """
            select pg_catalog.count(*) || ' ' || coalesce(pg_catalog.md5(pg_catalog.string_agg(r, '' order by r)), '')
            from (select pg_catalog.md5(row(%s)::pg_catalog.text) as r from %s) rows
            """.formatted(String.join(", ", columns), table.rows()))
                .get(0)
                .get(0);
    }
}
