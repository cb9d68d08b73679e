package io.github.migratemaven.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.diff.Changes;
import io.github.migratemaven.kind.relation.ColumnKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a database before a change, which must be there after it but for what the change says it loses. */
final class RowKeeping {

    /** Values of a column in the order of the rows' id. */
    private record ColumnValues(String type, List<String> values) {}

    private static final Map<String, String> VALUES = Map.of(
            "n_number", "g",
            "n_text", "g::text",
            "n_mood", "'happy'",
            "n_moods", "'{happy,sad}'",
            "n_amount", "g",
            "n_pair", "null");

    /** The last one may be divided among partitions; the others have heirs that do not count. */
    private static final List<String> TABLES = List.of("one", "two", "app.three", "divided");

    private final Map<String, ColumnValues> before;

    private RowKeeping(Map<String, ColumnValues> before) {
        this.before = before;
    }

    /** Fills the sketched tables with three rows each. */
    static void fill(Connection connection, Catalog catalog) throws SQLException {
        for (String table : TABLES) {
            List<String> columns = catalog.objects().stream()
                    .filter(ColumnKind.Column.class::isInstance)
                    .map(ColumnKind.Column.class::cast)
                    .filter(column -> column.table().equals(table) && VALUES.containsKey(column.name()))
                    .map(ColumnKind.Column::name)
                    .toList();
            StringBuilder names = new StringBuilder("id");
            StringBuilder values = new StringBuilder("g");
            for (String column : columns) {
                names.append(", ").append(column);
                values.append(", ").append(VALUES.get(column));
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "insert into " + table + " (" + names + ") select " + values + " from generate_series(1, 3) g");
            }
        }
    }

    static RowKeeping of(Connection connection, Catalog catalog) throws SQLException {
        return new RowKeeping(values(connection, catalog));
    }

    private static Map<String, ColumnValues> values(Connection connection, Catalog catalog) throws SQLException {
        Map<String, ColumnValues> values = new LinkedHashMap<>();
        for (var object : catalog.objects()) {
            if (object instanceof ColumnKind.Column column
                    && !column.isGenerated()
                    && !column.isForeign()
                    && TABLES.contains(column.table())) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("select array_agg(" + column.name()
                                + "::text order by id) from " + (column.table().equals("divided") ? "" : "only ")
                                + column.table())) {
                    rows.next();
                    values.put(
                            column.table() + "." + column.name(),
                            new ColumnValues(column.dataType(), List.of(String.valueOf(rows.getString(1)))));
                }
            }
        }
        return values;
    }

    /** Whether every column that keeps its type keeps its values, unless {@code changes} declares them lost. */
    void assertKept(Connection connection, Catalog now, Changes changes) throws SQLException {
        Map<String, ColumnValues> after = values(connection, now);
        List<String> losses = changes.statements().stream()
                .flatMap(statement -> statement.loss().stream())
                .toList();
        before.forEach((column, was) -> {
            ColumnValues is = after.get(column);
            String table = column.substring(0, column.lastIndexOf('.'));
            boolean declared =
                    losses.stream().anyMatch(loss -> loss.contains(column) || loss.contains("table " + table + " "));
            if (is != null && is.type().equals(was.type()) && !declared) {
                assertThat(is.values())
                        .as(column + " after\n" + script(changes))
                        .isEqualTo(was.values());
            }
            if (is == null) {
                assertThat(declared)
                        .as("%s is gone without a word after%n%s", column, script(changes))
                        .isTrue();
            }
        });
    }

    private static String script(Changes changes) {
        return String.join(
                ";\n", changes.statements().stream().map(s -> s.sql()).toList());
    }
}
