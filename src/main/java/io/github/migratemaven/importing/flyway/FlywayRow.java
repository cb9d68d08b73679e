package io.github.migratemaven.importing.flyway;

import java.sql.Connection;
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
 * @param type in Flyway's words: {@code SQL}, {@code JDBC}, {@code BASELINE}, {@code SQL_BASELINE}, {@code UNDO_SQL}
 * @param checksum empty where it records none
 */
public record FlywayRow(
        Optional<String> version, String type, String script, Optional<Integer> checksum, boolean success) {

    /** The script's file; of a migration in Java Flyway records the class. */
    String file() {
        return isProgram() ? script.substring(script.lastIndexOf('.') + 1) + FlywayScript.JAVA : script;
    }

    /** Whether it was a migration in Java, in whatever words a version of Flyway says it. */
    boolean isProgram() {
        return type.endsWith("JDBC");
    }

    /**
     * In the order of the runs.
     *
     * @param relation what to select them from
     */
    public static List<FlywayRow> read(Connection database, String relation) throws SQLException {
        List<FlywayRow> rows = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select version, type, script, checksum, success from "
                        + relation + " order by installed_rank")) {
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
}
