package io.github.migratemaven.execution;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Language;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Counts the rows that a revision could not do with before it begins, or that it must not leave when it ends. */
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
    static void requireBefore(Connection connection, Step step) throws SQLException {
        for (RowCheck check : in(step, RowCheck::before)) {
            Savepoint before = connection.setSavepoint();
            try {
                Optional<String> offending = offending(connection, check);
                if (offending.isPresent()) {
                    throw MigrationFailure.refused(
                            step.revision().displayName() + " was not begun: " + offending.get(),
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

    /**
     * @param connection in a transaction that records the step as done, with the settings that the revision runs under
     * @throws MigrationFailure when a check finds rows; the transaction must not be committed then
     */
    static void requireAfter(Connection connection, Step step) throws SQLException {
        for (RowCheck check : in(step, RowCheck::after)) {
            Optional<String> offending = offending(connection, check);
            if (offending.isPresent()) {
                throw MigrationFailure.failed(
                        "All statements of " + step.revision().displayName() + " ran, but then " + offending.get(),
                        (step.script().transactional()
                                        ? "They were rolled back."
                                        : "They stay, since it says transaction=off, but it does not count as done.")
                                + " Correct the cause and run the goal again. All of the rows: " + check.query(),
                        null);
            }
        }
    }

    /** A program looks at its rows itself. */
    private static List<RowCheck> in(Step step, Function<Reader, List<RowCheck>> kind) {
        if (step.script().language() == Language.JAVA) {
            return List.of();
        }
        try (Reader script = step.script().open()) {
            return kind.apply(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> offending(Connection connection, RowCheck check) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            long rows = count(statement, check);
            return rows == 0
                    ? Optional.empty()
                    : Optional.of(rows + (rows == 1 ? " row " : " rows ") + check.problem() + ", for example "
                            + String.join("; ", examples(statement, check)) + ".");
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
