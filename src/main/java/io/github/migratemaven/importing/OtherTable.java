package io.github.migratemaven.importing;

import io.github.migratemaven.catalog.ObjectId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A table in a database in which another tool keeps something, whatever it is called there: it is known by its columns.
 *
 * @param lock whether it is that by which only one runs, rather than the history
 * @param indexes names of those on it
 * @param quoted its name as SQL, with the schema
 */
record OtherTable(OtherTool tool, boolean lock, String schema, String name, List<String> indexes, String quoted) {
    private static final List<String> LOCK = List.of("id", "locked", "lockgranted", "lockedby");

    private static final String TABLES = """
        select n.nspname, c.relname, pg_catalog.array_agg(a.attname::text) as columns,
          array(
            select i.relname::text
            from pg_catalog.pg_index x join pg_catalog.pg_class i on i.oid = x.indexrelid
            where x.indrelid = c.oid) as indexes,
          pg_catalog.format('%I.%I', n.nspname, c.relname) as quoted
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relkind = 'r' and n.nspname !~ '^pg_'
        group by n.nspname, c.relname, c.oid
        having c.relname = any (?) or pg_catalog.array_agg(a.attname::text) @> ?
          or pg_catalog.array_agg(a.attname::text) @> ? or pg_catalog.array_agg(a.attname::text) @> ?
          or pg_catalog.string_agg(a.attname || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod), ',')
            = 'version_num character varying(32)'
        order by n.nspname = pg_catalog.current_schema() desc nulls last, n.nspname, c.relname
        """;

    OtherTable {
        indexes = List.copyOf(indexes);
    }

    /** All of them, those first that names without a schema lead to, and of these the ones with the usual name. */
    static List<OtherTable> in(Connection database) throws SQLException {
        List<OtherTable> usual = new ArrayList<>();
        List<OtherTable> renamed = new ArrayList<>();
        try (PreparedStatement query = database.prepareStatement(TABLES)) {
            query.setArray(
                    1,
                    array(
                            database,
                            Arrays.stream(OtherTool.values())
                                    .map(OtherTool::table)
                                    .toList()));
            query.setArray(2, array(database, OtherTool.FLYWAY.columns()));
            query.setArray(3, array(database, OtherTool.LIQUIBASE.columns()));
            query.setArray(4, array(database, LOCK));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    OtherTable table = of(
                            row.getString(1),
                            row.getString(2),
                            texts(row.getArray(3)),
                            texts(row.getArray(4)),
                            row.getString(5));
                    (table.name.equals(table.tool.table()) ? usual : renamed).add(table);
                }
            }
        }
        usual.addAll(renamed);
        return usual;
    }

    private static OtherTable of(
            String schema, String name, List<String> columns, List<String> indexes, String quoted) {
        OtherTool tool = Arrays.stream(OtherTool.values())
                .filter(each -> each.table().equals(name))
                .findFirst()
                .or(() -> Arrays.stream(OtherTool.values())
                        .filter(each -> columns.containsAll(each.columns()))
                        .findFirst())
                .orElse(OtherTool.LIQUIBASE);
        boolean lock = !name.equals(tool.table()) && !columns.containsAll(tool.columns());
        return new OtherTable(tool, lock, schema, name, indexes, quoted);
    }

    /** Whether it is one of the tables, or hangs on one. */
    static Predicate<ObjectId> keptIn(List<OtherTable> tables) {
        return id -> id.path().size() > 1
                && tables.stream()
                        .anyMatch(table -> id.path().get(0).equals(table.schema)
                                && (id.path().get(1).equals(table.name)
                                        || Set.copyOf(table.indexes)
                                                .contains(id.path().get(1))));
    }

    private static Array array(Connection database, List<String> texts) throws SQLException {
        return database.createArrayOf("text", texts.toArray());
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
