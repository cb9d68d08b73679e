package io.github.migratemaven.importing.liquibase;

import java.sql.Connection;
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

    /**
     * In the order of the runs.
     *
     * @param relation what to select them from
     */
    public static List<LiquibaseRow> read(Connection database, String relation) throws SQLException {
        List<LiquibaseRow> rows = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "select id, author, filename, md5sum, exectype from " + relation + " order by orderexecuted")) {
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
        return rows;
    }

    /** As Liquibase writes it. */
    String changeSet() {
        return LiquibaseSettings.path(file) + "::" + id + "::" + author;
    }
}
