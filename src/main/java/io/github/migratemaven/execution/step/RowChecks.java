package io.github.migratemaven.execution.step;

import io.github.migratemaven.execution.script.ScriptRules;
import io.github.migratemaven.execution.session.SqlStates;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.plan.Step;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.RowCheck;
import io.github.migratemaven.revision.script.RowCheck.Moment;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Counts the rows that a revision could not do with before it begins, or that it must not leave when it ends. A check about
 * what the revision itself makes or renames cannot be asked before the first statement; it is asked at its own line then,
 * before the next statement. No check is passed over in silence.
 */
public final class RowChecks {
    /** Tables, columns, schemas, functions, types and values of enums that do not exist, or not yet. */
    private static final Set<String> NOT_THERE = Set.of("42P01", "42703", "3F000", "42883", "42704", "22P02");

    private static final String SYNTAX_ERROR = "42601";
    private static final String NO_PRIVILEGE = "42501";

    private final Step step;
    private final Reporter reporter;
    private final List<RowCheck> checks;
    private final List<RowCheck> ahead = new ArrayList<>();
    private boolean resumed;

    private RowChecks(Step step, Reporter reporter, List<RowCheck> checks) {
        this.step = step;
        this.reporter = reporter;
        this.checks = checks;
    }

    public static RowChecks of(Step step, Reporter reporter) {
        return new RowChecks(step, reporter, in(step));
    }

    /** A program looks at its rows itself. */
    private static List<RowCheck> in(Step step) {
        if (step.script().language() == Language.JAVA) {
            return List.of();
        }
        try {
            return RowCheck.in(step.script());
        } catch (SqlScriptException problem) {
            throw ScriptRules.refusal(step.revision(), problem);
        }
    }

    /**
     * Asks all checks of what is there before, and says all that they find.
     *
     * @param connection in a transaction, with the settings that the revision runs under
     * @throws MigrationFailure when a check finds rows or cannot be asked; nothing has been changed then
     */
    public void requireBefore(Connection connection) throws SQLException {
        List<Offence> offences = before(connection);
        if (!offences.isEmpty()) {
            throw MigrationFailure.refused(
                    step.revision().displayName() + " was not begun: " + Offence.describe(offences),
                    "Fix the rows, or the revision, and run the goal again. " + Offence.queries(offences));
        }
    }

    boolean hasBefore() {
        return !checks(Moment.BEFORE).isEmpty();
    }

    boolean hasAfter() {
        return !checks(Moment.AFTER).isEmpty();
    }

    /** What the checks of what is there before find; those that cannot be asked yet are kept for their lines. */
    public List<Offence> before(Connection connection) throws SQLException {
        ahead.clear();
        List<Offence> offences = new ArrayList<>();
        for (RowCheck check : checks(Moment.BEFORE)) {
            Savepoint before = connection.setSavepoint();
            try {
                Offence.of(connection, check).ifPresent(offences::add);
                connection.releaseSavepoint(before);
            } catch (SQLException failure) {
                if (!mayRunLater(failure)) {
                    throw explained(check, failure);
                }
                connection.rollback(before);
                ahead.add(check);
                reporter.debug(place(check) + ": asked at its line, since before the first statement it cannot be: "
                        + failure.getMessage());
            }
        }
        return List.copyOf(offences);
    }

    /** What the revision makes may also be the label of an enum or the type of a column; no statement makes up for syntax. */
    private static boolean mayRunLater(SQLException failure) {
        String state = SqlStates.of(failure);
        return NOT_THERE.contains(state)
                || state.startsWith("22")
                || (state.startsWith("42") && !state.equals(SYNTAX_ERROR) && !state.equals(NO_PRIVILEGE));
    }

    /** The checks that {@link #before} could not ask yet. */
    public List<RowCheck> ahead() {
        return List.copyOf(ahead);
    }

    /** After an interruption it is not known any more which checks were left for their lines; all are asked there again. */
    void resume() {
        resumed = true;
        ahead.addAll(checks(Moment.BEFORE));
    }

    /** Takes the checks above a line for asked. */
    void skipAbove(int line) {
        ahead.removeIf(check -> check.line() < line);
    }

    /** Whether a check that stands above the line has not been asked yet. */
    boolean isDueAbove(int line) {
        return ahead.stream().anyMatch(check -> check.line() < line);
    }

    /**
     * Asks what stands above the line and could not be asked before the first statement.
     *
     * @param line of the next statement
     * @param connection as in {@link #requireBefore}
     * @throws MigrationFailure when a check finds rows, or still cannot be asked
     */
    void requireAbove(int line, Connection connection) throws SQLException {
        List<RowCheck> due = ahead.stream().filter(check -> check.line() < line).toList();
        List<Offence> offences = offences(connection, due);
        ahead.removeAll(due);
        if (!offences.isEmpty()) {
            throw MigrationFailure.failed(
                    step.revision().displayName() + " was stopped at line "
                            + offences.get(0).check().line() + ": " + Offence.describe(offences),
                    standing() + " Fix the rows, or the revision, and run the goal again. " + Offence.queries(offences),
                    null);
        }
    }

    /** As {@link #requireAbove}, for what stands below the last statement. */
    void requireRest(Connection connection) throws SQLException {
        requireAbove(Integer.MAX_VALUE, connection);
    }

    /**
     * @param connection in a transaction that records the step as done, with the settings that the revision runs under
     * @throws MigrationFailure when a check finds rows or cannot be asked; the transaction must not be committed then
     */
    void requireAfter(Connection connection) throws SQLException {
        resumed = false;
        List<Offence> offences = offences(connection, checks(Moment.AFTER));
        if (!offences.isEmpty()) {
            throw MigrationFailure.failed(
                    "All statements of " + step.revision().displayName() + " ran, but then "
                            + Offence.describe(offences),
                    standing() + " Correct the cause and run the goal again. " + Offence.queries(offences),
                    null);
        }
    }

    private List<Offence> offences(Connection connection, List<RowCheck> asked) throws SQLException {
        List<Offence> offences = new ArrayList<>();
        for (RowCheck check : asked) {
            Savepoint before = connection.setSavepoint();
            try {
                Offence.of(connection, check).ifPresent(offences::add);
                connection.releaseSavepoint(before);
            } catch (SQLException failure) {
                if (!resumed || !NOT_THERE.contains(SqlStates.of(failure))) {
                    throw explained(check, failure);
                }
                connection.rollback(before);
                reporter.warn(place(check) + ": this check cannot be asked when the revision is resumed: "
                        + failure.getMessage());
            }
        }
        return offences;
    }

    private List<RowCheck> checks(Moment moment) {
        return checks.stream().filter(check -> check.moment() == moment).toList();
    }

    private String standing() {
        return step.script().transactional()
                ? "They were rolled back."
                : "They stay, since it says transaction=off, but it does not count as done.";
    }

    /** What others' locks, a lost session or a request to stop brought about is not the check's fault. */
    private SQLException explained(RowCheck check, SQLException failure) {
        if (SqlStates.isRetryable(failure)
                || SqlStates.isConnectionLost(failure)
                || SqlStates.of(failure).equals(SqlStates.QUERY_CANCELED)) {
            return failure;
        }
        throw MigrationFailure.refused(
                place(check) + ": the query of this check does not run: " + failure.getMessage() + " (SQLSTATE "
                        + SqlStates.of(failure) + ")\n  " + check.query(),
                "Correct the query. If it is about something that the revision itself makes or renames, move it below"
                        + " the statement that does.");
    }

    private String place(RowCheck check) {
        return ScriptRules.sourceName(step.revision()) + ":" + check.line();
    }
}
