package io.github.migratemaven.execution.step;

import io.github.migratemaven.execution.history.AppliedRevision;
import io.github.migratemaven.execution.options.RetryPolicy;
import io.github.migratemaven.execution.script.LockPatience;
import io.github.migratemaven.execution.script.RevisionStatements;
import io.github.migratemaven.execution.script.ScriptRules;
import io.github.migratemaven.execution.script.StatementNature;
import io.github.migratemaven.execution.script.TraceInCatalog;
import io.github.migratemaven.execution.script.TraceInCatalog.Finding;
import io.github.migratemaven.execution.session.ConnectionLostException;
import io.github.migratemaven.execution.session.SqlStates;
import io.github.migratemaven.execution.step.RetriedTransaction.StepRejectedException;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.sql.SqlTokens;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.report.Durations;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.hook.Hook;
import io.github.migratemaven.revision.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Runs a revision whose section says {@code transaction=off}, statement by statement. What PostgreSQL lets into a
 * transaction commits together with its journal row, so it happens exactly once; the rest is journaled before and after,
 * and verified before it is ever repeated.
 */
public final class NonTransactionalStep {
    /** Tables, columns, schemas, functions and other objects that do not exist. */
    private static final Set<String> NOT_THERE = Set.of("42P01", "42703", "3F000", "42883", "42704");

    private static final Set<String> CHANGES_ROWS =
            Set.of("insert", "update", "delete", "merge", "copy", "select", "with", "execute");

    private final Run run;
    private final Step step;
    private final VersionTableGuard guard;
    private final RevisionStatements statements;
    private final List<String> checksums = new ArrayList<>();
    private final Bookkeeping bookkeeping;
    private final RowChecks checks;
    private final List<SqlStatement> settings = new ArrayList<>();
    private final RandomGenerator random = new SplittableRandom();
    private final long start = System.nanoTime();
    private int tries = 1;
    private boolean abandoning;

    NonTransactionalStep(Run run, Step step, VersionTableGuard guard) {
        this.run = run;
        this.step = step;
        this.guard = guard;
        this.statements = RevisionStatements.of(step);
        this.bookkeeping = new Bookkeeping(run);
        this.checks = RowChecks.of(step, run.reporter());
    }

    /** @param row what the history holds of this revision */
    AppliedStep run(Optional<AppliedRevision> row) throws SQLException {
        run.session().cleanSlate();
        statements.forEach((index, statement, rows) -> checksums.add(SqlTokens.checksum(statement.text())));
        EarlierAttempt earlier = EarlierAttempt.of(run, step, row);
        abandoning = earlier.abandoning();
        if (earlier.begun()) {
            earlier.requireUnchanged(checksums, source());
            run.reporter()
                    .info("Resuming " + step.revision().displayName() + " at statement " + (earlier.done() + 1) + " of "
                            + checksums.size());
            checks.resume();
        } else {
            transaction("Recording the start of", this::begin);
        }
        statements.forEach((index, statement, rows) -> {
            if (StatementNature.of(statement) == StatementNature.SESSION_SETTING) {
                settings.add(statement);
            }
            if (index < earlier.done()) {
                checks.skipAbove(statement.line());
            } else {
                checkAbove(statement);
                boolean startedBefore = index < earlier.sent().size();
                runStatement(new Place(index, statement, rows.isPresent()), startedBefore);
            }
        });
        transaction("Recording", this::end);
        return AppliedStep.of(step, checksums.size(), sinceStart(), tries);
    }

    /**
     * A statement of the script.
     *
     * @param index counted from 0
     * @param hasRows whether the rows of a COPY follow it
     */
    private record Place(int index, SqlStatement statement, boolean hasRows) {}

    /** What an abandoned upgrade never made, its downgrade's checks cannot ask about. */
    private void checkAbove(SqlStatement statement) {
        if (abandoning) {
            checks.skipAbove(statement.line());
        } else if (checks.isDueAbove(statement.line())) {
            transaction("Checking the rows of", () -> {
                enterRevision(run.options().locks().timeout());
                checks.requireAbove(statement.line(), run.session().connection());
                run.session().asEngine();
            });
        }
    }

    private void begin() throws SQLException {
        run.session().asRevision(run.options().locks().timeout());
        checks.requireBefore(run.session().connection());
        hooks(step.hooks().before());
        run.session().asEngine();
        bookkeeping.journalBegins(step, checksums.size(), abandoning ? EarlierAttempt.ABANDONING : "");
    }

    private void end() throws SQLException {
        enterRevision(run.options().locks().timeout());
        if (!abandoning) {
            checks.requireRest(run.session().connection());
        }
        hooks(step.hooks().after());
        checks.requireAfter(run.session().connection());
        run.session().asEngine();
        bookkeeping.journalEnds(step, checksums.size(), sinceStart());
    }

    /** In the transaction that records the start or the end, and so exactly once. */
    private void hooks(List<Hook> hooks) throws SQLException {
        if (!hooks.isEmpty()) {
            run.session().asEngine();
            guard.look();
            StepPipeline pipeline = new StepPipeline(run);
            VersionTableGuard.Watch watch = guard.begin(pipeline, step);
            pipeline.flush();
            run.session().asRevision(run.options().locks().timeout());
            run.execute(hooks);
            run.session().run("set constraints all immediate");
            run.session().asEngine();
            watch.requireUntouched(pipeline, step);
            pipeline.flush();
            enterRevision(run.options().locks().timeout());
        }
    }

    private void runStatement(Place place, boolean startedBefore) throws SQLException {
        switch (StatementNature.of(place.statement)) {
            case SESSION_SETTING -> runWithJournal(place.index, () -> {});
            case NON_TRANSACTIONAL, MAY_COMMIT -> runOutside(place, startedBefore);
            default -> {
                if (abandoning && !worthTakingBack(place.statement)) {
                    transaction("Recording", () -> recordDone(place.index));
                } else if (startedBefore || !runWithJournalIfAllowed(place)) {
                    runOutside(place, startedBefore);
                }
            }
        }
    }

    /** Some statements are refused in a transaction for what the catalog says: {@code cluster} of a partitioned table. */
    private boolean runWithJournalIfAllowed(Place place) throws SQLException {
        try {
            runWithJournal(place.index, () -> send(place));
            return true;
        } catch (StepRejectedException rejected) {
            if (wasNeverMade(rejected, place.statement)) {
                transaction("Recording", () -> recordDone(place.index));
                return true;
            }
            if (!SqlStates.isRefusedInTransaction(rejected.sqlException())) {
                throw rejected;
            }
            return false;
        }
    }

    /**
     * Whether what a statement of the downgrade takes back was ever done, the upgrade having stopped half-way. What is not
     * there tells so itself; of rows nothing does.
     */
    private boolean worthTakingBack(SqlStatement statement) {
        if (!CHANGES_ROWS.contains(StatementNature.firstWord(statement))) {
            return true;
        }
        return switch (run.options().overrides().unknownOutcome()) {
            case REPEAT -> true;
            case DONE -> false;
            case ASK ->
                throw MigrationFailure.refused(
                        source() + ":" + statement.line()
                                + ": the upgrade stopped half-way, and nothing tells whether it had"
                                + " done what this statement takes back: " + ScriptRules.firstLine(statement),
                        "Look at the rows, then run the goal again with -Dmigrate.unknownOutcome=repeat to run such"
                                + " statements or -Dmigrate.unknownOutcome=done to pass over them. Or finish the upgrade:"
                                + " mvn migrate:upgrade");
        };
    }

    /** What an abandoned upgrade never made cannot be taken back. */
    private boolean wasNeverMade(StepRejectedException rejected, SqlStatement statement) {
        boolean never = abandoning && NOT_THERE.contains(SqlStates.of(rejected.sqlException()));
        if (never) {
            run.reporter()
                    .warn(source() + ":" + statement.line()
                            + ": passed over, since the abandoned upgrade never made it: "
                            + rejected.sqlException().getMessage());
        }
        return never;
    }

    private void runWithJournal(int index, RetriedTransaction.Body work) throws SQLException {
        transaction("Running", () -> {
            run.session().asEngine();
            guard.look();
            StepPipeline pipeline = new StepPipeline(run);
            VersionTableGuard.Watch watch = guard.begin(pipeline, step);
            pipeline.flush();
            enterRevision(run.options().locks().timeout());
            work.run();
            run.session().run("set constraints all immediate");
            run.session().asEngine();
            watch.requireUntouched(pipeline, step);
            pipeline.flush();
            recordDone(index);
        });
    }

    /** Reads the rows of a COPY anew, since this may be another try. */
    private void send(Place place) throws SQLException {
        run.session()
                .lockTimeout(LockPatience.of(
                        place.statement, true, run.options().locks().timeout()));
        if (place.hasRows) {
            statements.withRowsOf(place.index, rows -> run.execute(place.statement, Optional.of(rows), source()));
        } else {
            run.execute(place.statement, Optional.empty(), source());
        }
    }

    private void runOutside(Place place, boolean startedBefore) throws SQLException {
        TraceInCatalog trace = TraceInCatalog.of(place.statement);
        Connection connection = run.session().connection();
        run.session().asEngine();
        if (!run.lock().isHeldBy(connection)) {
            throw new SQLException("This session no longer holds the runner lock");
        }
        if (!startedBefore) {
            enterRevision(Duration.ZERO);
            trace.prepare(connection, run.reporter());
            run.session().asEngine();
            bookkeeping.statementStarts(step, place.index + 1, checksums.get(place.index));
        }
        if (!(startedBefore || abandoning) || !tookEffect(trace, place)) {
            execute(place, trace);
        }
        run.session().asEngine();
        transaction("Recording", () -> recordDone(place.index));
    }

    private void enterRevision(Duration lockTimeout) throws SQLException {
        run.session().asRevision(lockTimeout);
        for (SqlStatement setting : settings) {
            run.execute(setting, Optional.empty(), source());
        }
    }

    /** Finds out whether an earlier attempt at the statement took effect. */
    private boolean tookEffect(TraceInCatalog trace, Place place) throws SQLException {
        enterRevision(Duration.ZERO);
        Finding finding = trace.look(run.session().connection(), run.reporter());
        if (finding == Finding.UNKNOWN) {
            finding = askedFinding(place.statement);
        }
        run.reporter()
                .info("Statement " + (place.index + 1) + " of "
                        + step.revision().displayName() + " was begun before: "
                        + (finding == Finding.DONE ? "it has taken effect" : "running it again"));
        return finding == Finding.DONE;
    }

    private Finding askedFinding(SqlStatement statement) {
        return switch (run.options().overrides().unknownOutcome()) {
            case REPEAT -> Finding.NOT_DONE;
            case DONE -> Finding.DONE;
            case ASK ->
                throw MigrationFailure.refused(
                        source() + ":" + statement.line()
                                + ": an earlier run was interrupted or failed in this statement, and"
                                + " nothing in the database tells how much of it took effect: "
                                + ScriptRules.firstLine(statement),
                        "Look at its effects, then run the goal again with -Dmigrate.unknownOutcome=repeat or"
                                + " -Dmigrate.unknownOutcome=done");
        };
    }

    private void execute(Place place, TraceInCatalog trace) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                enterRevision(LockPatience.of(
                        place.statement, true, run.options().locks().timeout()));
                run.execute(place.statement, Optional.empty(), source());
                trace.verify(run.session().connection());
                return;
            } catch (ScriptFailedException failure) {
                afterFailure(failure, trace, place, attempt);
            }
            if (trace.look(run.session().connection(), run.reporter()) == Finding.DONE) {
                return;
            }
        }
    }

    /** Returns only when the statement is worth another attempt. */
    private void afterFailure(ScriptFailedException failure, TraceInCatalog trace, Place place, int attempt)
            throws SQLException {
        if (run.session().isLostBy(failure.sqlException())) {
            throw ConnectionLostException.of(failure.sqlException());
        }
        run.options().cancellation().throwIfRequested();
        String heldBy = SqlStates.of(failure.sqlException()).equals(SqlStates.LOCK_NOT_AVAILABLE)
                ? run.session().watch().heldBy()
                : "";
        trace.cleanUp(run.session().connection(), failure.sqlException(), run.reporter());
        RetryPolicy retries = run.options().locks().retries();
        boolean repeatable = StatementNature.of(place.statement) != StatementNature.MAY_COMMIT;
        if (!repeatable || !SqlStates.isRetryable(failure.sqlException()) || attempt >= retries.tries()) {
            run.session().asEngine();
            if (repeatable || !SqlStates.hasBegun(failure.sqlException())) {
                bookkeeping.statementFailed(step, place.index + 1, failure.sqlException());
                throw new StepRejectedException(failure, heldBy);
            }
            bookkeeping.statementBrokeOff(step, place.index + 1);
            throw new StepRejectedException(
                    failure,
                    "\n"
                            + "What it had committed by itself before it failed stays. Look at its effects, then run the"
                            + " goal again with -Dmigrate.unknownOutcome=repeat or -Dmigrate.unknownOutcome=done.");
        }
        tries++;
        Duration pause = retries.pauseAfter(attempt, random);
        run.reporter()
                .info(failure.getMessage() + heldBy + ". Try " + (attempt + 1) + " of " + retries.tries() + " in "
                        + Durations.words(pause));
        run.options().cancellation().sleep(pause);
    }

    private void transaction(String deed, RetriedTransaction.Body body) {
        tries = Math.max(
                tries,
                new RetriedTransaction(run).commit(deed + " " + step.revision().displayName(), body));
    }

    private void recordDone(int index) throws SQLException {
        bookkeeping.statementDone(step, index + 1, checksums.size(), checksums.get(index), sinceStart());
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private String source() {
        return ScriptRules.sourceName(step.revision());
    }
}
