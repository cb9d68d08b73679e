package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.kind.relation.TableKind;
import io.github.migratemaven.model.ReferenceTables;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A table whose rows the model states.
 *
 * @param quoted its name as SQL, qualified where it lies outside the default schema
 * @param partitioned whether its rows lie in partitions
 * @param schema its schema, unquoted
 * @param name its name, unquoted
 * @param columns names, as SQL, of those whose values are stated, the key's among them
 * @param keys names, as SQL, of the primary key's columns
 * @param allColumns names, as SQL, of all that can be written
 * @param overriding whether an identity column takes values only when told to
 * @param pointsAt names, as SQL, of the tables that its foreign keys point at
 */
record StatedTable(
        String quoted,
        boolean partitioned,
        String schema,
        String name,
        List<String> columns,
        List<String> keys,
        List<String> allColumns,
        boolean overriding,
        Set<String> pointsAt) {

    private static final String DESCRIPTION = """
            select c.oid::pg_catalog.regclass::text, c.relkind = 'p', n.nspname, c.relname,
                   array(select pg_catalog.quote_ident(a.attname) from pg_catalog.pg_attribute a
                         left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                           and (a.attnum = any (k.conkey)
                             or case when pg_catalog.cardinality(?::text[]) > 0 then a.attname = any (?::text[])
                                else a.attidentity = '' and coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), '')
                                     !~* '[(]|current_|localtime|session_user' end)
                         order by a.attnum)::text[],
                   array(select pg_catalog.quote_ident(a.attname) from pg_catalog.pg_attribute a
                         where a.attrelid = c.oid and a.attnum = any (k.conkey) order by a.attnum)::text[],
                   array(select pg_catalog.quote_ident(a.attname) from pg_catalog.pg_attribute a
                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                         order by a.attnum)::text[],
                   exists (select from pg_catalog.pg_attribute a
                           where a.attrelid = c.oid and a.attidentity = 'a' and not a.attisdropped),
                   array(select f.confrelid::pg_catalog.regclass::text from pg_catalog.pg_constraint f
                         where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> f.conrelid)::text[],
                   pg_catalog.cardinality(?::text[]) > 0 and exists (select from pg_catalog.pg_attribute a
                         where a.attrelid = c.oid and a.attnum = any (k.conkey) and a.attname <> all (?::text[]))
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            left join pg_catalog.pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
            where c.oid = pg_catalog.to_regclass(?) and c.relkind in ('r', 'p')
            """;

    StatedTable {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        allColumns = List.copyOf(allColumns);
        pointsAt = Set.copyOf(pointsAt);
    }

    /** What its rows are selected from: those of tables that inherit from it are not its own. */
    String rows() {
        return (partitioned ? "" : "only ") + quoted;
    }

    ObjectId id() {
        return new ObjectId(TableKind.NAME, List.of(schema, name));
    }

    /**
     * Those of the model, each after the ones that it points at, as far as there is such an order.
     *
     * @throws MigrationFailure if one of them is not there, has no primary key, or not all stated columns
     */
    static List<StatedTable> of(ReferenceTables tables, Connection model) throws SQLException {
        Map<String, StatedTable> found = new TreeMap<>();
        for (Map.Entry<String, List<String>> table : tables.columns().entrySet()) {
            StatedTable described = describe(table.getKey(), table.getValue(), model);
            found.put(described.quoted, described);
        }
        List<StatedTable> ordered = new ArrayList<>();
        Set<String> placed = new LinkedHashSet<>();
        found.keySet().forEach(name -> place(name, found, placed, ordered));
        return List.copyOf(ordered);
    }

    private static void place(
            String name, Map<String, StatedTable> all, Set<String> placed, List<StatedTable> ordered) {
        StatedTable table = all.get(name);
        if (table != null && placed.add(name)) {
            table.pointsAt.stream().sorted().forEach(other -> place(other, all, placed, ordered));
            ordered.add(table);
        }
    }

    private static StatedTable describe(String name, List<String> stated, Connection model) throws SQLException {
        int point = name.indexOf('.');
        String asSql = point < 0
                ? Quoting.identifier(name)
                : Quoting.identifier(name.substring(0, point)) + "." + Quoting.identifier(name.substring(point + 1));
        try (PreparedStatement statement = model.prepareStatement(DESCRIPTION)) {
            for (int i = 1; i <= 4; i++) {
                statement.setArray(i, model.createArrayOf("text", stated.toArray()));
            }
            statement.setString(5, asSql);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw MigrationFailure.misconfigured(
                            "The model has no table " + name + ", whose rows are to be compared.",
                            "Correct migrate.referenceTables or the name of the CSV file, or add the table to the"
                                    + " model.");
                }
                List<String> keys = names(row, 6);
                if (keys.isEmpty()) {
                    throw MigrationFailure.refused(
                            "Table " + name + " has no primary key, by which its rows could be compared.",
                            "Give it one, or leave its rows to hand-written revisions.");
                }
                if (row.getBoolean(10)) {
                    throw MigrationFailure.refused(
                            "The CSV file of table " + name + " lacks a column of the primary key ("
                                    + String.join(", ", keys) + ").",
                            "Add it, since rows are compared by their keys.");
                }
                return new StatedTable(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getString(3),
                        row.getString(4),
                        names(row, 5),
                        keys,
                        names(row, 7),
                        row.getBoolean(8),
                        Set.copyOf(names(row, 9)));
            }
        }
    }

    private static List<String> names(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
