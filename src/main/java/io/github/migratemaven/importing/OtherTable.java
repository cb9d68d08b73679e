package io.github.migratemaven.importing;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.postgres.connection.OwnNames;
import io.github.migratemaven.postgres.sql.Quoting;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A table in a database in which another tool keeps something, whatever it is called there: it is known by its columns, in
 * capitals too.
 *
 * @param lock whether it is that by which only one runs, rather than the history
 * @param columns their names as they are there
 * @param indexes names of those on it
 * @param quoted its name as SQL, with the schema
 * @param readable whether this role may read its rows
 * @param inSchema how much there is in its schema
 */
record OtherTable(
        OtherTool tool,
        boolean lock,
        String schema,
        String name,
        List<String> columns,
        List<String> indexes,
        String quoted,
        boolean readable,
        int inSchema) {
    private static final List<String> LOCK = List.of("id", "locked", "lockgranted", "lockedby");

    private static final String TABLES = """
        select n.nspname, c.relname, pg_catalog.array_agg(a.attname::text) as columns,
          array(
            select i.relname::text
            from pg_catalog.pg_index x join pg_catalog.pg_class i on i.oid = x.indexrelid
            where x.indrelid = c.oid) as indexes,
          pg_catalog.format('%I.%I', n.nspname, c.relname) as quoted,
          pg_catalog.has_schema_privilege(n.oid, 'usage')
            and pg_catalog.has_table_privilege(c.oid, 'select') as readable,
          (select pg_catalog.count(*) from pg_catalog.pg_class o
            where o.relnamespace = n.oid and o.relkind not in ('i', 't', 'c'))
          + (select pg_catalog.count(*) from pg_catalog.pg_proc p where p.pronamespace = n.oid)
          + (select pg_catalog.count(*) from pg_catalog.pg_type t
            where t.typnamespace = n.oid and t.typtype not in ('b', 'c')) as in_schema
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relkind = 'r' and n.nspname !~ '^pg_'
        group by n.oid, n.nspname, c.relname, c.oid
        having pg_catalog.array_agg(pg_catalog.lower(a.attname)) @> ?
          or pg_catalog.array_agg(pg_catalog.lower(a.attname)) @> ?
          or pg_catalog.array_agg(pg_catalog.lower(a.attname)) @> ?
          or pg_catalog.string_agg(pg_catalog.format('%s %s', pg_catalog.lower(a.attname), a.atttypid::pg_catalog.regtype), ',')
            in ('version_num character varying', 'version_num text')
        order by n.nspname = ? desc, n.nspname, c.relname
        """;

    OtherTable {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
    }

    /** All of them, those first that names without a schema lead to, and of these the ones with the usual name. */
    static List<OtherTable> in(Connection database) throws SQLException {
        String current = String.valueOf(database.getSchema());
        return OwnNames.reading(database, under -> in(under, current));
    }

    private static List<OtherTable> in(Connection database, String current) throws SQLException {
        List<OtherTable> usual = new ArrayList<>();
        List<OtherTable> renamed = new ArrayList<>();
        try (PreparedStatement query = database.prepareStatement(TABLES)) {
            query.setArray(1, array(database, OtherTool.FLYWAY.columns()));
            query.setArray(2, array(database, OtherTool.LIQUIBASE.columns()));
            query.setArray(3, array(database, LOCK));
            query.setString(4, current);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    OtherTable table = of(row);
                    (table.isCalled(table.tool.table()) ? usual : renamed).add(table);
                }
            }
        }
        usual.addAll(renamed);
        return usual;
    }

    private static OtherTable of(ResultSet row) throws SQLException {
        List<String> columns = texts(row.getArray(3));
        List<String> small =
                columns.stream().map(column -> column.toLowerCase(Locale.ROOT)).toList();
        OtherTool tool = Arrays.stream(OtherTool.values())
                .filter(each -> small.containsAll(each.columns()))
                .findFirst()
                .orElse(OtherTool.LIQUIBASE);
        return new OtherTable(
                tool,
                !small.containsAll(tool.columns()),
                row.getString(1),
                row.getString(2),
                columns,
                texts(row.getArray(4)),
                row.getString(5),
                row.getBoolean(6),
                row.getInt(7));
    }

    /** In whatever letters. */
    boolean isCalled(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** What to select from, with the names of columns as the tool itself writes them. */
    String relation() {
        return columns.stream().allMatch(column -> column.equals(column.toLowerCase(Locale.ROOT)))
                ? quoted
                : columns.stream()
                        .map(column -> Quoting.identifier(column) + " as "
                                + Quoting.identifier(column.toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(", ", "(select ", " from " + quoted + ") as recorded"));
    }

    /** Whether it is one of the tables, hangs on one, or is a schema that holds nothing else. */
    static Predicate<ObjectId> keptIn(List<OtherTable> tables) {
        Set<String> schemas = tables.stream()
                .filter(table -> !table.schema.equals("public")
                        && tables.stream()
                                        .filter(other -> other.schema.equals(table.schema))
                                        .count()
                                == table.inSchema)
                .map(OtherTable::schema)
                .collect(Collectors.toSet());
        return id -> id.path().size() == 1
                ? schemas.contains(id.name())
                : tables.stream()
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
