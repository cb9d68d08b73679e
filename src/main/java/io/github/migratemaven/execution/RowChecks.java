package io.github.migratemaven.execution;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.RowCheck;
import io.github.migratemaven.revision.Step;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Counts, before a revision begins, the rows that its statements could not do with. */
final class RowChecks {
    private static final int SHOWN_ROWS = 5;
    private static final int SHOWN_COLUMNS = 3;

    /** The check is about something that the revision itself makes or renames first. */
    private static final Set<String> NOT_THERE_YET = Set.of("42P01", "42703", "3F000", "42883");

    private RowChecks() {}

    /**
     * @param connection in a transaction, with the settings that the revision runs under
     * @throws MigrationFailure when a check finds rows; nothing has been changed then
     */
    static void require(Connection connection, Step step) throws SQLException {
        for (RowCheck check : in(step)) {
            Savepoint before = connection.setSavepoint();
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                long rows = count(statement, check);
                if (rows > 0) {
                    throw MigrationFailure.refused(
                            step.revision().displayName() + " was not begun: " + rows + (rows == 1 ? " row " : " rows ")
                                    + check.problem() + ", for example " + String.join("; ", examples(statement, check))
                                    + ".",
                            "Mend the rows, or the revision, and run the goal again. All of them: " + check.query());
                }
                connection.releaseSavepoint(before);
            } catch (SQLException e) {
                if (!NOT_THERE_YET.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
                connection.rollback(before);
            }
        }
    }

    private static List<RowCheck> in(Step step) {
        try (Reader script = step.script().open()) {
            return RowCheck.in(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
