package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.autogenerate.compare.Replay;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.relation.TableKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows that a model puts into its own tables, such as the counters of JPA's table generators: without them a schema
 * built from nothing would be complete and yet not work.
 *
 * @param rows all of them, table by table
 */
public record SeedRows(List<SeedRow> rows) {
    private static final int MOST_IN_A_TABLE = 1000;

    /** A table with a page of its own has had a row. */
    private static final String TABLES_WITH_ROWS = """
        select c.oid::pg_catalog.regclass::text, n.nspname, c.relname,
               array(select pg_catalog.quote_ident(a.attname) from pg_catalog.pg_attribute a
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                     order by a.attnum)::text[],
               coalesce((select array(select pg_catalog.quote_ident(a.attname) from pg_catalog.pg_attribute a
                                      where a.attrelid = c.oid and a.attnum = any (k.conkey) order by a.attnum)
                         from pg_catalog.pg_constraint k
                         where k.conrelid = c.oid and k.contype = 'p'), '{}')::text[]
        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
          and pg_catalog.pg_relation_size(c.oid) > 0
          and not exists (select from pg_catalog.pg_depend d
                          where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid
                            and d.deptype = 'e')
        order by 2, 3
        """;

    public SeedRows {
        rows = List.copyOf(rows);
    }

    /** What a database holds; of tables with many rows only the first thousand by key. */
    public static SeedRows read(Connection model) throws SQLException {
        List<SeedTable> tables = new ArrayList<>();
        try (java.sql.Statement statement = model.createStatement();
                ResultSet row = statement.executeQuery(TABLES_WITH_ROWS)) {
            while (row.next()) {
                tables.add(new SeedTable(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        List.of((String[]) row.getArray(4).getArray()),
                        List.of((String[]) row.getArray(5).getArray())));
            }
        }
        List<SeedRow> rows = new ArrayList<>();
        for (SeedTable table : tables) {
            rows.addAll(table.rows(model));
        }
        return new SeedRows(rows);
    }

    /** The tables that hold rows. */
    Set<ObjectId> tables() {
        return rows.stream().map(row -> row.table().id()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those whose key the other database does not have; its tables must exist. */
    SeedRows missingIn(Connection other) throws SQLException {
        List<SeedRow> missing = new ArrayList<>();
        try (java.sql.Statement statement = other.createStatement()) {
            statement.setEscapeProcessing(false);
            for (SeedRow row : rows) {
                try (ResultSet found = statement.executeQuery(
                        "select exists (select from " + row.table().quoted() + " where " + row.condition() + ")")) {
                    found.next();
                    if (!found.getBoolean(1)) {
                        missing.add(row);
                    }
                }
            }
        }
        return new SeedRows(missing);
    }

    /** Those whose key an earlier state of the same database did not have; rows of tables that were cut short do not count. */
    public SeedRows addedSince(SeedRows before) {
        Set<String> known = before.rows.stream().map(SeedRow::delete).collect(Collectors.toSet());
        return new SeedRows(rows.stream()
                .filter(row -> !known.contains(row.delete()) && !isCutShort(row.table()))
                .toList());
    }

    private boolean isCutShort(SeedTable table) {
        return rows.stream().filter(row -> row.table().equals(table)).count() >= MOST_IN_A_TABLE;
    }

    /** A line for each table. */
    List<String> detected() {
        return tables().stream()
                .map(table -> "Detected added rows of table '" + table.dottedIn(Replay.DEFAULT_SCHEMA) + "': "
                        + within(Set.of(table)).rows().size())
                .toList();
    }

    List<Statement> inserts() {
        return rows.stream().map(row -> Statement.of(row.insert())).toList();
    }

    /** Takes the inserts back, last first. */
    public List<Statement> deletes() {
        return Lists.reversed(rows).stream()
                .map(row -> Statement.of(row.delete()))
                .toList();
    }

    /** The rows of the tables among these. */
    public SeedRows within(Set<ObjectId> tables) {
        return new SeedRows(
                rows.stream().filter(row -> tables.contains(row.table().id())).toList());
    }

    /**
     * A table that the model puts rows into.
     *
     * @param quoted its name as SQL, qualified where it lies outside the default schema
     * @param schema its schema, unquoted
     * @param name its name, unquoted
     * @param columns names, as SQL, of all that can be written
     * @param keys names, as SQL, of the primary key's columns; empty without one
     */
    record SeedTable(String quoted, String schema, String name, List<String> columns, List<String> keys) {

        ObjectId id() {
            return new ObjectId(TableKind.NAME, List.of(schema, name));
        }

        private List<SeedRow> rows(Connection model) throws SQLException {
            String values = columns.stream()
                    .map(column -> "pg_catalog.quote_nullable(" + column + "::pg_catalog.text)")
                    .collect(Collectors.joining(", "));
            String order = String.join(", ", keys.isEmpty() ? columns : keys);
            List<SeedRow> rows = new ArrayList<>();
            try (java.sql.Statement statement = model.createStatement()) {
                statement.setEscapeProcessing(false);
                try (ResultSet row = statement.executeQuery("select " + values + " from only " + quoted + " order by "
                        + order + " limit " + MOST_IN_A_TABLE)) {
                    while (row.next()) {
                        List<String> literals = new ArrayList<>();
                        for (int i = 1; i <= columns.size(); i++) {
                            literals.add(row.getString(i));
                        }
                        rows.add(new SeedRow(this, literals));
                    }
                }
            }
            return rows;
        }
    }

    /**
     * A row that the model brings.
     *
     * @param literals SQL for the value of each column
     */
    record SeedRow(SeedTable table, List<String> literals) {

        String insert() {
            return "insert into " + table.quoted() + " (" + String.join(", ", table.columns()) + ") values ("
                    + String.join(", ", literals) + ")";
        }

        String delete() {
            return "delete from " + table.quoted() + " where " + condition();
        }

        /** What is true of this row alone. */
        String condition() {
            List<String> identifying = table.keys().isEmpty() ? table.columns() : table.keys();
            return identifying.stream()
                    .map(column -> column
                            + (table.keys().isEmpty() ? " is not distinct from " : " = ")
                            + literals.get(table.columns().indexOf(column)))
                    .collect(Collectors.joining(" and "));
        }
    }
}
