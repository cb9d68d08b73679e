package io.github.migratemaven.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of every table that stands for itself, by the names of tables, columns and attributes: what a later state has
 * under the same names must be the same values.
 *
 * @param columns values by table and column, those of a column in no order
 * @param partitions of each partitioned table, whatever the depth
 */
record LiveRows(Map<String, Map<String, Column>> columns, Map<String, List<String>> partitions) {
    private static final String TABLES = """
        select c.oid::pg_catalog.regclass::text, case when c.relkind = 'r' then 'only ' else '' end
        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition
          and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
        order by 1
        """;

    /** A column that PostgreSQL computes is what its expression now says. */
    private static final String COLUMNS = """
        select a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)
        from pg_catalog.pg_attribute a
        where a.attrelid = ?::pg_catalog.regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        """;

    private static final Pattern LOST_ATTRIBUTE = Pattern.compile("of attribute (\\S+) of");

    /** Values of one type. */
    record Column(String type, List<JsonNode> values) {}

    static LiveRows read(ConnectionSettings database) throws SQLException {
        Map<String, Map<String, Column>> all = new LinkedHashMap<>();
        Map<String, List<String>> partitions = new LinkedHashMap<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            Map<String, String> tables = new LinkedHashMap<>();
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    tables.put(row.getString(1), row.getString(2));
                }
            }
            for (var table : tables.entrySet()) {
                List<String> parts = new ArrayList<>();
                try (ResultSet row = statement.executeQuery(
                        "select relid::pg_catalog.regclass::text from pg_catalog.pg_partition_tree("
                                + Quoting.literal(table.getKey()) + ") where level > 0")) {
                    while (row.next()) {
                        parts.add(row.getString(1));
                    }
                }
                partitions.put(table.getKey(), parts);
                all.put(table.getKey(), table(connection, table.getKey(), table.getValue() + table.getKey()));
            }
        }
        return new LiveRows(all, partitions);
    }

    static LiveRows readQuietly(ConnectionSettings database) {
        try {
            return read(database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Column> table(Connection connection, String name, String from) throws SQLException {
        Map<String, Column> columns = new LinkedHashMap<>();
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.put(row.getString(1), new Column(row.getString(2), new ArrayList<>()));
                }
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_catalog.to_jsonb(t) from " + from + " t")) {
            while (row.next()) {
                JsonNode values = new ObjectMapper().readTree(row.getString(1));
                columns.forEach((column, holder) -> holder.values().add(values.path(column)));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return columns;
    }

    /** Names what was there, is there no more or is another value, and is not among the losses. */
    Optional<String> firstLostSince(LiveRows before, List<String> losses) {
        for (var table : before.columns.entrySet()) {
            for (var column : table.getValue().entrySet()) {
                String name = table.getKey() + "." + column.getKey();
                boolean declared = losses.stream()
                        .anyMatch(loss -> loss.contains(table.getKey()) || loss.contains(column.getKey()));
                Column now = found(before, table.getKey(), column.getKey());
                if (!declared && now != null && !same(column.getValue(), now, lostAttributes(losses))) {
                    return Optional.of(name + " held " + column.getValue().values() + " and holds " + now.values());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean same(Column before, Column now, Set<String> lostAttributes) {
        if (!before.type().equals(now.type())) {
            return before.values().size() == now.values().size();
        }
        List<String> shown = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        JsonNode one = JsonNodeFactory.instance.arrayNode().addAll(before.values());
        JsonNode other = JsonNodeFactory.instance.arrayNode().addAll(now.values());
        Set<String> shared = paths(one, "");
        Set<String> otherPaths = paths(other, "");
        boolean empty = otherPaths.isEmpty() || shared.isEmpty();
        shared.retainAll(otherPaths);
        shared.removeIf(path -> lostAttributes.contains(path.substring(path.lastIndexOf('.') + 1)));
        before.values()
                .forEach(value -> wanted.add(limited(value, "[]", shared, empty).toString()));
        now.values()
                .forEach(value -> shown.add(limited(value, "[]", shared, empty).toString()));
        return wanted.stream().sorted().toList().equals(shown.stream().sorted().toList());
    }

    /** With the rows of partitions that stand for themselves by now, or did so before. */
    private @Nullable Column found(LiveRows before, String table, String column) {
        Column here = columns.getOrDefault(table, Map.of()).get(column);
        if (here == null) {
            return null;
        }
        List<JsonNode> values = new ArrayList<>(here.values());
        before.partitions.getOrDefault(table, List.of()).stream()
                .flatMap(part ->
                        Optional.ofNullable(columns.getOrDefault(part, Map.of()).get(column)).stream())
                .forEach(part -> values.addAll(part.values()));
        return new Column(here.type(), values);
    }

    private static Set<String> lostAttributes(List<String> losses) {
        Set<String> names = new TreeSet<>();
        for (String loss : losses) {
            Matcher named = LOST_ATTRIBUTE.matcher(loss);
            while (named.find()) {
                names.add(named.group(1));
            }
        }
        return names;
    }

    /** The names of attributes at any depth. */
    private static Set<String> paths(JsonNode value, String at) {
        Set<String> paths = new TreeSet<>();
        if (value.isObject()) {
            value.properties().forEach(entry -> {
                paths.add(at + "." + entry.getKey());
                paths.addAll(paths(entry.getValue(), at + "." + entry.getKey()));
            });
        } else if (value.isArray()) {
            value.forEach(element -> paths.addAll(paths(element, at + "[]")));
        }
        return paths;
    }

    private static JsonNode limited(JsonNode value, String at, Set<String> paths, boolean unlimited) {
        if (unlimited || !value.isContainerNode()) {
            return value;
        }
        if (value.isArray()) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> elements.add(limited(element, at + "[]", paths, false)));
            return elements;
        }
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(entry -> {
            String path = at + "." + entry.getKey();
            if (paths.contains(path)) {
                attributes.set(entry.getKey(), limited(entry.getValue(), path, paths, false));
            }
        });
        return attributes;
    }
}
