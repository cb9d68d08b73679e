package io.github.migratemaven.model;

import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * The rows of a table as a file that spreadsheets write: {@code countries.csv} or {@code app.currencies.csv}, with the names
 * of columns in its first line.
 *
 * @param path of the file
 * @param table the table's name as a person writes it
 */
record CsvFile(Path path, String table) {
    private static final String ENDING = ".csv";

    static boolean is(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    static CsvFile of(Path file) {
        String name = file.getFileName().toString();
        return new CsvFile(file, name.substring(0, name.length() - ENDING.length()));
    }

    /** The table's name as SQL. */
    private String quoted() {
        int point = table.indexOf('.');
        return point < 0
                ? Quoting.identifier(table)
                : Quoting.identifier(table.substring(0, point)) + "." + Quoting.identifier(table.substring(point + 1));
    }

    /** Columns that the file states. */
    List<String> columns() throws IOException {
        try (BufferedReader text = Files.newBufferedReader(path)) {
            String line = text.readLine();
            List<String> names = new ArrayList<>();
            for (String name : (line == null ? "" : line.replace("\uFEFF", "")).split(",", -1)) {
                String stripped = name.strip();
                names.add(
                        stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"")
                                ? stripped.substring(1, stripped.length() - 1).replace("\"\"", "\"")
                                : stripped);
            }
            return names;
        }
    }

    /**
     * Puts the rows into the table.
     *
     * @throws MigrationFailure naming the file, if PostgreSQL does not take them
     */
    void load(Connection connection) throws IOException, SQLException {
        String columns = columns().stream().map(Quoting::identifier).collect(Collectors.joining(", "));
        String text = Files.readString(path);
        Reader rows = new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text);
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + quoted() + " (" + columns + ") from stdin with (format csv, header)", rows);
        } catch (SQLException refused) {
            throw MigrationFailure.failed(
                    path + " cannot be loaded into " + table + ": " + refused.getMessage(),
                    "Correct the file: its name is the table's, its first line names columns, fields are divided by"
                            + " commas, and an empty field is null. Nothing has been changed.",
                    refused);
        }
    }

    /** Files in an order in which each comes after those whose tables its foreign keys point at, as far as there is one. */
    static List<CsvFile> inOrder(List<CsvFile> files, Connection connection) throws SQLException {
        List<CsvFile> left = new ArrayList<>(files);
        List<CsvFile> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<String> waiting = new LinkedHashSet<>();
            left.forEach(file -> waiting.add(file.quoted()));
            CsvFile next = left.get(0);
            for (CsvFile file : left) {
                if (!pointsAtOne(file, waiting, connection)) {
                    next = file;
                    break;
                }
            }
            ordered.add(next);
            left.remove(next);
        }
        return ordered;
    }

    private static boolean pointsAtOne(CsvFile file, Set<String> others, Connection connection) throws SQLException {
        String sql = """
            select exists (select from pg_catalog.pg_constraint c
                           where c.contype = 'f' and c.conrelid = pg_catalog.to_regclass(?)
                             and c.confrelid <> c.conrelid
                             and c.confrelid = any (select pg_catalog.to_regclass(name)
                                                    from pg_catalog.unnest(?::pg_catalog.text[]) as name))
            """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, file.quoted());
            statement.setArray(2, connection.createArrayOf("text", others.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
