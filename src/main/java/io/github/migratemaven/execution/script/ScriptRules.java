package io.github.migratemaven.execution.script;

import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlSplitter;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Script;
import java.util.List;

/** What a revision may hold, checked before anything of a plan runs. */
public final class ScriptRules {
    private static final String TRANSACTION_OFF = "-- migrate:%s transaction=off";

    private ScriptRules() {}

    /**
     * The statements of one direction, all in memory.
     *
     * @throws MigrationFailure naming file and line, if the script cannot be divided, talks to psql, controls
     *     transactions, or has a statement that does not go with its transaction mode
     */
    public static List<SqlStatement> statements(Revision revision, Direction direction) {
        Script script = script(revision, direction);
        try {
            List<SqlStatement> statements = SqlSplitter.split(script.sql(), script.firstLine());
            statements.forEach(statement -> check(revision, direction, script, statement));
            return statements;
        } catch (SqlScriptException problem) {
            throw refusal(revision, problem);
        }
    }

    public static MigrationFailure refusal(Revision revision, SqlScriptException problem) {
        return MigrationFailure.refused(
                sourceName(revision) + ":" + problem.line() + ": " + problem.getMessage(),
                "Revisions hold plain SQL only. Correct the file; nothing was run.");
    }

    static Script script(Revision revision, Direction direction) {
        return direction == Direction.UPGRADE ? revision.upgrade() : revision.downgrade();
    }

    public static String sourceName(Revision revision) {
        return revision.file().map(Object::toString).orElse("revision " + revision.id());
    }

    /** @throws MigrationFailure naming file and line, if the statement may not stand there */
    static void check(Revision revision, Direction direction, Script script, SqlStatement statement) {
        String place = sourceName(revision) + ":" + statement.line() + ": ";
        switch (StatementNature.of(statement)) {
            case TRANSACTION_CONTROL ->
                throw MigrationFailure.refused(
                        place + "a revision may not begin or end transactions: " + firstLine(statement),
                        script.transactional()
                                ? "Remove the statement: the revision runs in one transaction together with its"
                                        + " bookkeeping."
                                : "Remove the statement: in a section with transaction=off each statement is committed"
                                        + " on its own.");
            case NON_TRANSACTIONAL -> {
                if (TraceInCatalog.of(statement) instanceof CreateIndexTrace index
                        && index.name().isEmpty()) {
                    throw MigrationFailure.refused(
                            place + "an index that is built concurrently needs a name: " + firstLine(statement),
                            "Name it. An interrupted build is found again by its name; without one, a second index"
                                    + " would be built.");
                }
                if (script.transactional()) {
                    throw MigrationFailure.refused(
                            place + "PostgreSQL cannot run this inside a transaction: " + firstLine(statement),
                            "Make the section's line \""
                                    + TRANSACTION_OFF.formatted(
                                            direction == Direction.UPGRADE ? "upgrade" : "downgrade")
                                    + "\", best in a revision of its own.");
                }
            }
            case TRANSACTION_SETTING -> {
                if (!script.transactional()) {
                    throw MigrationFailure.refused(
                            place + "this has an effect only inside a transaction: " + firstLine(statement),
                            "In a section with transaction=off write SET without LOCAL (it ends with the revision), or"
                                    + " remove the statement.");
                }
            }
            case ORDINARY, MAY_COMMIT, SESSION_SETTING -> {}
        }
    }

    public static String firstLine(SqlStatement statement) {
        String text = statement.text();
        int end = text.indexOf('\n');
        String line = (end < 0 ? text : text.substring(0, end)).strip();
        return line.length() <= 120 ? line : line.substring(0, 117) + "...";
    }
}
