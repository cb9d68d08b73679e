package io.github.migratemaven.execution.step;

import io.github.migratemaven.execution.history.VersionTable;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.script.HookStatements;
import io.github.migratemaven.execution.script.ScriptRules;
import io.github.migratemaven.execution.session.RunnerLock;
import io.github.migratemaven.execution.session.Session;
import io.github.migratemaven.execution.session.SqlStates;
import io.github.migratemaven.postgres.connection.PipelinedStatement;
import io.github.migratemaven.postgres.connection.ServerNotice;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.hook.Hook;
import io.github.migratemaven.revision.plan.Step;
import java.io.Reader;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What every step of a run works with.
 *
 * @param session the one connection, which holds the lock
 * @param table the history on that connection
 * @param lock the runner lock, held by the session
 */
public record Run(Session session, VersionTable table, RunnerLock lock, ExecutionOptions options, Reporter reporter) {

    /** Sends one statement of a revision, unless the run was asked to stop. */
    void execute(SqlStatement statement, Optional<Reader> rows, String sourceName) throws SQLException {
        options.cancellation().throwIfRequested();
        try {
            session.awaited(() -> ScriptRunner.run(
                    session.connection(),
                    statement,
                    rows,
                    sourceName,
                    notice -> show(notice, sourceName + ":" + statement.line() + ": ")));
        } catch (ScriptFailedException failure) {
            throw explained(failure, statement, sourceName);
        }
    }

    /** The same statement, to be sent along with others. */
    PipelinedStatement pipelined(SqlStatement statement, String sourceName) {
        return new PipelinedStatement() {
            @Override
            public String sql() {
                return statement.text();
            }

            @Override
            public void notice(ServerNotice notice) {
                show(notice, sourceName + ":" + statement.line() + ": ");
            }

            @Override
            public void failed(SQLException failure) {
                throw explained(new ScriptFailedException(sourceName, statement, failure), statement, sourceName);
            }
        };
    }

    private static RuntimeException explained(
            ScriptFailedException failure, SqlStatement statement, String sourceName) {
        return SqlStates.isSettingOfTheDriver(failure.sqlException())
                ? MigrationFailure.failed(
                        sourceName + ":" + statement.line()
                                + ": a revision may change neither client_encoding nor DateStyle,"
                                + " on which the connection rests: " + ScriptRules.firstLine(statement),
                        "Remove the statement: revisions are UTF-8, and dates are understood as 2026-11-22 in every"
                                + " style.",
                        failure)
                : failure;
    }

    /** Runs one direction of a revision in Java, unless the run was asked to stop. */
    void execute(Step step) throws SQLException {
        options.cancellation().throwIfRequested();
        session.watch().forgetBlockers();
        session.watch().statementStarts("");
        try {
            options.java().run(step.revision(), step.direction(), session.connection());
        } finally {
            session.watch().statementEnded();
        }
    }

    /** Runs hooks, a statement at a time, in the transaction that is open. */
    void execute(List<Hook> hooks) throws SQLException {
        for (Hook hook : hooks) {
            reporter.info("Running " + hook.file().getFileName());
            for (SqlStatement statement : HookStatements.of(hook)) {
                execute(statement, Optional.empty(), hook.file().toString());
            }
        }
    }

    private void show(ServerNotice notice, String place) {
        String line = place + notice.severity() + ": " + notice.message();
        if (notice.isWarning()) {
            reporter.warn(line);
        } else {
            reporter.info(line);
        }
    }
}
