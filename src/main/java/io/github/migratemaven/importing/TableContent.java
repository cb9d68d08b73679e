package io.github.migratemaven.importing;

import io.github.migratemaven.postgres.sql.Quoting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the tables and sequences of a database hold, whatever the order of their rows and columns.
 *
 * @param columns digests of each column's values, by the table's name and the column's
 */
record TableContent(Map<String, Map<String, String>> columns) {
    private static final String TABLES = """
            select c.oid::pg_catalog.regclass::text, c.relname, a.attname
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where (c.relkind = 'r' or (c.relkind = 'm' and c.relispopulated) or (c.relkind = 'S' and a.attname <> 'log_cnt'))
              and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
            order by 1, 3
            """;

    /** @param leftOut names of tables that do not count */
    static TableContent read(Connection connection, Collection<String> leftOut) throws SQLException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        Map<String, Map<String, String>> digests = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    if (!leftOut.contains(row.getString(2))) {
                        tables.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                                .add(row.getString(3));
                    }
                }
            }
            for (Map.Entry<String, List<String>> table : tables.entrySet()) {
                String wanted = table.getValue().stream()
                        .map(column -> values(Quoting.identifier(column)))
                        .collect(Collectors.joining(", "));
                try (ResultSet row =
                        statement.executeQuery("select " + wanted + " from only " + table.getKey() + " as t")) {
                    row.next();
                    Map<String, String> columns = new LinkedHashMap<>();
                    for (int i = 0; i < table.getValue().size(); i++) {
                        columns.put(table.getValue().get(i), row.getString(i + 1));
                    }
                    digests.put(table.getKey(), columns);
                }
            }
        }
        return new TableContent(digests);
    }

    private static String values(String column) {
        return "pg_catalog.count(*) || ' ' || coalesce(pg_catalog.md5(pg_catalog.string_agg(pg_catalog.md5(t." + column
                + "::pg_catalog.text), ',' order by pg_catalog.md5(t." + column + "::pg_catalog.text))), '')";
    }

    /** Columns with other values, as {@code table.column}; those that only one side has are for a comparison of schemas. */
    Set<String> differences(TableContent other) {
        Set<String> names = new TreeSet<>();
        columns.forEach((table, mine) -> {
            Map<String, String> theirs = other.columns.getOrDefault(table, Map.of());
            mine.forEach((column, digest) -> {
                if (theirs.containsKey(column) && !digest.equals(theirs.get(column))) {
                    names.add(table + "." + column);
                }
            });
        });
        return names;
    }

    /** A digest of the rows of each table without these columns: what stands beside what. */
    static Map<String, String> rows(Connection connection, TableContent of, Set<String> without) throws SQLException {
        Map<String, String> digests = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Map.Entry<String, Map<String, String>> table : of.columns.entrySet()) {
                String row = table.getValue().keySet().stream()
                        .filter(column -> !without.contains(table.getKey() + "." + column))
                        .map(column -> "t." + Quoting.identifier(column))
                        .collect(Collectors.joining(", ", "pg_catalog.md5(row(", ")::pg_catalog.text)"));
                try (ResultSet digest = statement.executeQuery("select pg_catalog.md5(pg_catalog.string_agg(" + row
                        + ", ',' order by " + row + ")) from only " + table.getKey() + " as t")) {
                    digest.next();
                    digests.put(table.getKey(), String.valueOf(digest.getString(1)));
                }
            }
        }
        return digests;
    }
}
