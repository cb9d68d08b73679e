package io.github.migratemaven.autogenerate.squash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What tables, materialized views and sequences hold, whatever the order of rows and columns.
 *
 * @param byName a digest by the name of each
 */
public record RowFingerprints(Map<String, String> byName) {
    private static final String RELATIONS = """
            select c.oid::pg_catalog.regclass::text, c.relkind
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'm', 'S') and (c.relkind <> 'm' or c.relispopulated)
              and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
            order by 1
            """;

    static RowFingerprints read(Connection connection) throws SQLException {
        Map<String, String> kinds = new LinkedHashMap<>();
        Map<String, String> digests = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery(RELATIONS)) {
                while (row.next()) {
                    kinds.put(row.getString(1), row.getString(2));
                }
            }
            for (Map.Entry<String, String> relation : kinds.entrySet()) {
                try (ResultSet row = statement.executeQuery(query(relation.getKey(), relation.getValue()))) {
                    row.next();
                    digests.put(relation.getKey(), row.getString(1));
                }
            }
        }
        return new RowFingerprints(digests);
    }

    private static String query(String name, String kind) {
        return kind.equals("S")
                ? "select pg_catalog.concat_ws(',', last_value, is_called) from " + name
                : "select pg_catalog.count(*) || ' ' || coalesce(pg_catalog.md5(pg_catalog.string_agg(row, '' order by"
                        + " row)), '') from (select pg_catalog.md5(pg_catalog.to_jsonb(t)::pg_catalog.text) as row from"
                        + " only " + name + " t) rows";
    }

    /** Names of those that hold something else, or are only on one side. */
    List<String> differences(RowFingerprints other) {
        TreeSet<String> names = new TreeSet<>(byName.keySet());
        names.addAll(other.byName.keySet());
        names.removeIf(name -> String.valueOf(byName.get(name)).equals(String.valueOf(other.byName.get(name))));
        return List.copyOf(names);
    }
}
