package io.github.migratemaven.execution.step;

import io.github.migratemaven.revision.script.RowCheck;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rows that a check has found.
 *
 * @param rows how many there are, at least 1
 * @param examples the first of them, as {@code column=value}
 */
public record Offence(RowCheck check, long rows, List<String> examples) {
    private static final int SHOWN_ROWS = 5;
    private static final int SHOWN_COLUMNS = 3;

    /** What the check finds; empty when there are no such rows. */
    static Optional<Offence> of(Connection connection, RowCheck check) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            long rows = count(statement, check);
            return rows == 0 ? Optional.empty() : Optional.of(new Offence(check, rows, examples(statement, check)));
        }
    }

    public static String describe(List<Offence> offences) {
        return offences.stream().map(Offence::describe).collect(Collectors.joining("\n"));
    }

    /** For a person who wants to see all of the rows. */
    static String queries(List<Offence> offences) {
        return offences.stream()
                .map(offence -> "\n  " + offence.check().query())
                .collect(Collectors.joining("", "All of the rows:", ""));
    }

    /** With the number at the end, since what is wrong is written of rows, and one is found as often as many. */
    private String describe() {
        return "rows " + check.problem() + " (" + rows + " found" + (rows > examples.size() ? ", for example " : ": ")
                + String.join("; ", examples) + ").";
    }

    private static long count(Statement statement, RowCheck check) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("select pg_catalog.count(*) from (" + check.query() + ") as offending")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> examples(Statement statement, RowCheck check) throws SQLException {
        List<String> examples = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery("select * from (" + check.query() + ") as offending limit " + SHOWN_ROWS)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= (columns <= SHOWN_COLUMNS ? columns : 1); i++) {
                    values.add(rows.getMetaData().getColumnLabel(i) + "=" + rows.getString(i));
                }
                examples.add(String.join(", ", values));
            }
        }
        return examples;
    }
}
