package io.github.migratemaven.execution;

import io.github.migratemaven.execution.AppliedRevision.State;
import io.github.migratemaven.execution.RetriedTransaction.StepRejectedException;
import io.github.migratemaven.execution.TraceInCatalog.Finding;
import io.github.migratemaven.postgres.ScriptFailedException;
import io.github.migratemaven.postgres.SqlStatement;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Runs a revision whose section says {@code transaction=off}, statement by statement. What PostgreSQL lets into a
 * transaction commits together with its journal row, so it happens exactly once; the rest is journaled before and after,
 * and verified before it is ever repeated.
 */
final class NonTransactionalStep {
    /** Marks the downgrade of a revision whose upgrade was never finished: some of its objects do not exist. */
    private static final String ABANDONING = "abandoning";

    private final Run run;
    private final Step step;
    private final List<SqlStatement> statements;
    private final List<String> checksums;
    private final Bookkeeping bookkeeping;
    private final List<SqlStatement> settings = new ArrayList<>();
    private final RandomGenerator random = new SplittableRandom();
    private final long start = System.nanoTime();
    private int tries = 1;
    private boolean abandoning;

    NonTransactionalStep(Run run, Step step, List<SqlStatement> statements) {
        this.run = run;
        this.step = step;
        this.statements = statements;
        this.checksums = Bookkeeping.checksums(statements);
        this.bookkeeping = new Bookkeeping(run);
    }

    /** @param row what the history holds of this revision */
    AppliedStep run(Optional<AppliedRevision> row) throws SQLException {
        run.session().cleanSlate();
        State running = step.direction() == Direction.UPGRADE ? State.UPGRADING : State.DOWNGRADING;
        Optional<AppliedRevision> begun = row.filter(existing -> existing.state() == running);
        List<String> started = begun.isPresent() ? sentBefore() : List.of();
        abandoning = step.direction() == Direction.DOWNGRADE
                && (begun.isPresent()
                        ? startDetail().equals(ABANDONING)
                        : row.isPresent() && row.get().state() == State.UPGRADING);
        int done = begun.map(AppliedRevision::statementsDone).orElse(0);
        if (begun.isPresent()) {
            requireUnchanged(started, done);
            run.reporter()
                    .info("Resuming " + step.revision().displayName() + " at statement " + (done + 1) + " of "
                            + statements.size());
        } else {
            transaction(
                    "Recording the start of",
                    () -> bookkeeping.journalBegins(step, statements.size(), abandoning ? ABANDONING : ""));
        }
        for (int i = 0; i < statements.size(); i++) {
            if (StatementNature.of(statements.get(i)) == StatementNature.SESSION_SETTING) {
                settings.add(statements.get(i));
            }
            if (i >= done) {
                runStatement(i, i < started.size());
            }
        }
        transaction("Recording", () -> bookkeeping.journalEnds(step, statements.size(), sinceStart()));
        return AppliedStep.of(step, statements.size(), sinceStart(), tries);
    }

    private List<String> sentBefore() throws SQLException {
        return run.table()
                .events()
                .sentStatements(
                        run.session().connection(),
                        Bookkeeping.kind(step),
                        step.revision().id());
    }

    private String startDetail() throws SQLException {
        return run.table()
                .events()
                .startDetail(
                        run.session().connection(),
                        Bookkeeping.kind(step),
                        step.revision().id());
    }

    /** Only the part that was not yet sent to the server may have been edited. */
    private void requireUnchanged(List<String> started, int done) {
        for (int i = 0; i < started.size(); i++) {
            boolean changed = i >= checksums.size()
                    || (!started.get(i).isEmpty() && !started.get(i).equals(checksums.get(i)));
            if (changed) {
                throw MigrationFailure.refused(
                        ScriptRules.sourceName(step.revision()) + ": statement " + (i + 1)
                                + " was already sent to this database and has been edited since (" + done + " of "
                                + statements.size() + " are done).",
                        "Restore that statement; only what comes after it may still be changed.");
            }
        }
    }

    private void runStatement(int index, boolean startedBefore) throws SQLException {
        SqlStatement statement = statements.get(index);
        switch (StatementNature.of(statement)) {
            case SESSION_SETTING -> runWithJournal(index, List.of());
            case NON_TRANSACTIONAL, MAY_COMMIT -> runOutside(index, startedBefore);
            default -> runWithJournal(index, List.of(statement));
        }
    }

    private void runWithJournal(int index, List<SqlStatement> toRun) throws SQLException {
        transaction("Running", () -> {
            enterRevision(run.options().locks().timeout());
            for (SqlStatement statement : toRun) {
                run.session()
                        .lockTimeout(LockPatience.of(
                                statement, true, run.options().locks().timeout()));
                run.execute(statement, source());
            }
            run.session().run("set constraints all immediate");
            run.session().asEngine();
            recordDone(index);
        });
    }

    private void runOutside(int index, boolean startedBefore) throws SQLException {
        SqlStatement statement = statements.get(index);
        TraceInCatalog trace = TraceInCatalog.of(statement);
        Connection connection = run.session().connection();
        run.session().asEngine();
        if (!run.lock().isHeldBy(connection)) {
            throw new SQLException("This session no longer holds the runner lock");
        }
        if (!startedBefore) {
            enterRevision(Duration.ZERO);
            trace.prepare(connection, run.reporter());
            run.session().asEngine();
            bookkeeping.statementStarts(step, index + 1, checksums.get(index));
        }
        if (!(startedBefore || abandoning) || !tookEffect(trace, index)) {
            execute(index, trace);
        }
        run.session().asEngine();
        transaction("Recording", () -> recordDone(index));
    }

    private void enterRevision(Duration lockTimeout) throws SQLException {
        run.session().asRevision(lockTimeout);
        for (SqlStatement setting : settings) {
            run.execute(setting, source());
        }
    }

    /** Finds out whether an earlier attempt at the statement took effect. */
    private boolean tookEffect(TraceInCatalog trace, int index) throws SQLException {
        enterRevision(Duration.ZERO);
        Finding finding = trace.look(run.session().connection(), run.reporter());
        if (finding == Finding.UNKNOWN) {
            finding = askedFinding(index);
        }
        run.reporter()
                .info("Statement " + (index + 1) + " of " + step.revision().displayName() + " was begun before: "
                        + (finding == Finding.DONE ? "it has taken effect" : "running it again"));
        return finding == Finding.DONE;
    }

    private Finding askedFinding(int index) {
        SqlStatement statement = statements.get(index);
        return switch (run.options().consents().unknownOutcome()) {
            case REPEAT -> Finding.NOT_DONE;
            case DONE -> Finding.DONE;
            case ASK ->
                throw MigrationFailure.refused(
                        source() + ":" + statement.line() + ": an earlier run was interrupted in this statement, and"
                                + " nothing in the database tells whether it took effect: "
                                + ScriptRules.firstLine(statement),
                        "Look at its effects, then run the goal again with -Dmigrate.unknownOutcome=repeat or"
                                + " -Dmigrate.unknownOutcome=done");
        };
    }

    private void execute(int index, TraceInCatalog trace) throws SQLException {
        SqlStatement statement = statements.get(index);
        for (int attempt = 1; ; attempt++) {
            try {
                enterRevision(
                        LockPatience.of(statement, true, run.options().locks().timeout()));
                run.execute(statement, source());
                trace.verify(run.session().connection());
                return;
            } catch (ScriptFailedException failure) {
                afterFailure(failure, trace, index, attempt);
            }
            if (trace.look(run.session().connection(), run.reporter()) == Finding.DONE) {
                return;
            }
        }
    }

    /** Returns only when the statement is worth another attempt. */
    private void afterFailure(ScriptFailedException failure, TraceInCatalog trace, int index, int attempt)
            throws SQLException {
        if (SqlStates.isConnectionLost(failure.sqlException())) {
            throw new ConnectionLostException("", failure.sqlException());
        }
        run.options().cancellation().throwIfRequested();
        trace.cleanUp(run.session().connection(), failure.sqlException(), run.reporter());
        RetryPolicy retries = run.options().locks().retries();
        boolean repeatable = StatementNature.of(statements.get(index)) != StatementNature.MAY_COMMIT;
        if (!repeatable || !SqlStates.isRetryable(failure.sqlException()) || attempt >= retries.tries()) {
            run.session().asEngine();
            bookkeeping.statementFailed(step, index + 1, failure.sqlException());
            throw new StepRejectedException(failure, "");
        }
        tries++;
        Duration pause = retries.pauseAfter(attempt, random);
        run.reporter()
                .info(failure.getMessage() + ". Try " + (attempt + 1) + " of " + retries.tries() + " in "
                        + Durations.words(pause));
        run.options().cancellation().sleep(pause);
    }

    private void transaction(String deed, RetriedTransaction.Body body) {
        tries = Math.max(
                tries,
                new RetriedTransaction(run).commit(deed + " " + step.revision().displayName(), body));
    }

    private void recordDone(int index) throws SQLException {
        bookkeeping.statementDone(step, index + 1, statements.size(), checksums.get(index), sinceStart());
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private String source() {
        return ScriptRules.sourceName(step.revision());
    }
}
