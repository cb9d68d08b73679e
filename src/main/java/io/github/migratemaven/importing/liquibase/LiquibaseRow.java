package io.github.migratemaven.importing.liquibase;

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
 * What Liquibase has recorded of a change set.
 *
 * @param checksum empty where it was cleared
 * @param passedOver whether it was marked as run, but was not
 */
public record LiquibaseRow(String id, String author, String file, Optional<String> checksum, boolean passedOver) {
    private static final String PLACE = """
        select n.nspname
        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.relname = ? and c.relkind = 'r' and n.nspname !~ '^pg_'
        order by n.nspname = pg_catalog.current_schema() desc, n.nspname
        limit 1
        """;

    /** In the order of the runs; empty where the database has no such table, or nothing in it. */
    public static List<LiquibaseRow> read(Connection database, String table) throws SQLException {
        List<LiquibaseRow> rows = new ArrayList<>();
        try (PreparedStatement query = database.prepareStatement(PLACE)) {
            query.setString(1, table);
            try (ResultSet place = query.executeQuery()) {
                if (place.next()) {
                    String name = Quoting.identifier(place.getString(1)) + "." + Quoting.identifier(table);
                    read(database, name, rows);
                }
            }
        }
        return rows;
    }

    private static void read(Connection database, String name, List<LiquibaseRow> rows) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "select id, author, filename, md5sum, exectype from " + name + " order by orderexecuted")) {
            while (row.next()) {
                String outcome = String.valueOf(row.getString(5));
                rows.add(new LiquibaseRow(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)),
                        outcome.equals("MARK_RAN") || outcome.equals("SKIPPED")));
            }
        }
    }

    /** As Liquibase writes it. */
    String changeSet() {
        return LiquibaseSettings.path(file) + "::" + id + "::" + author;
    }
}
