package io.github.migratemaven.importing.flyway;

import io.github.migratemaven.postgres.sql.Quoting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Flyway has recorded of one run.
 *
 * @param version empty for a repeatable script
 * @param type in Flyway's words: {@code SQL}, {@code JDBC}, {@code BASELINE}, {@code UNDO_SQL}
 * @param checksum empty where it records none
 */
public record FlywayRow(
        Optional<String> version, String type, String script, Optional<Integer> checksum, boolean success) {

    /** In the order of the runs; empty where the database has no such table, or nothing in it. */
    public static List<FlywayRow> read(Connection database, String table) throws SQLException {
        List<FlywayRow> rows = new ArrayList<>();
        Optional<String> place = place(database, table);
        if (place.isEmpty()) {
            return rows;
        }
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select version, type, script, checksum, success from "
                        + place.get() + " order by installed_rank")) {
            while (row.next()) {
                rows.add(new FlywayRow(
                        Optional.ofNullable(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(row.getObject(4, Integer.class)),
                        row.getBoolean(5)));
            }
        }
        return rows;
    }

    private static Optional<String> place(Connection database, String table) throws SQLException {
        try (PreparedStatement query = database.prepareStatement("""
                select n.nspname
                from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where c.relname = ? and c.relkind = 'r' and n.nspname !~ '^pg_'
                order by n.nspname = pg_catalog.current_schema() desc, n.nspname
                limit 1
                """)) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(Quoting.identifier(row.getString(1)) + "." + Quoting.identifier(table))
                        : Optional.empty();
            }
        }
    }
}
