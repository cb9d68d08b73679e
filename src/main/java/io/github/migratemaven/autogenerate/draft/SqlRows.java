package io.github.migratemaven.autogenerate.draft;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of a query, as the texts that the server writes. */
final class SqlRows {
    private SqlRows() {}

    static List<List<String>> of(Connection connection, String query) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery(query)) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        values.add(String.valueOf(row.getString(i)));
                    }
                    rows.add(values);
                }
            }
        }
        return rows;
    }

    /** Expressions for SQL literals of the columns' values. */
    static String literals(String alias, List<String> columns) {
        return columns.stream()
                .map(column -> "pg_catalog.quote_nullable(" + alias + "." + column + "::pg_catalog.text)")
                .collect(Collectors.joining(", "));
    }
}
