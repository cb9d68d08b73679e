package io.github.migratemaven.execution.step;

import io.github.migratemaven.execution.history.AppliedRevision;
import io.github.migratemaven.execution.history.AppliedRevision.State;
import io.github.migratemaven.execution.history.History;
import io.github.migratemaven.execution.history.HistoryEvent;
import io.github.migratemaven.execution.history.HistoryEvent.Outcome;
import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.execution.script.ScriptRules;
import io.github.migratemaven.execution.session.Session;
import io.github.migratemaven.execution.step.RetriedTransaction.StepRejectedException;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.plan.Plan;
import io.github.migratemaven.revision.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs the steps of a plan one after another, each as its script asks to be run. */
public final class Steps {
    private final Run run;
    private final Progress progress;
    private final VersionTableGuard guard;
    private final UnreadCommit unread;
    private boolean prepared;

    public Steps(Run run, Progress progress) {
        this.run = run;
        this.progress = progress;
        this.guard = new VersionTableGuard(run);
        this.unread = new UnreadCommit(run);
    }

    /** Runs what the history does not show as done yet. */
    public void run(Plan plan, History history) throws SQLException {
        int number = 0;
        for (Step step : plan.steps()) {
            number++;
            Optional<State> state = history.row(step.revision().id()).map(AppliedRevision::state);
            if (!isDone(step, state)) {
                runStep(step, history, number + "/" + plan.steps().size());
            }
        }
        unread.settle();
    }

    /** Forgets what this run had finished and the server that answers now does not have. */
    public void forgetLost(Plan plan, History history) {
        for (Step step : plan.steps()) {
            Optional<State> state = history.row(step.revision().id()).map(AppliedRevision::state);
            if (progress.hasDone(step) && !isDone(step, state)) {
                progress.undo(step);
                run.reporter()
                        .warn(step.revision().displayName()
                                + " was committed in this run, but the server that answers now"
                                + " does not have it; it is run again. A standby that is promoted lacks what it had not"
                                + " received");
            }
        }
    }

    static boolean isDone(Step step, Optional<State> state) {
        return step.direction() == Direction.UPGRADE
                ? state.filter(found -> found == State.APPLIED).isPresent()
                : state.isEmpty();
    }

    private void runStep(Step step, History history, String position) throws SQLException {
        String verb = step.direction().name().toLowerCase(Locale.ROOT);
        run.options().cancellation().throwIfRequested();
        run.session().transactionBegins();
        progress.begin(step);
        run.session()
                .announce("migrate-maven-plugin " + verb + " " + step.revision().id() + " " + position);
        requireSameMode(step, history);
        run.reporter().info("Running " + verb + " " + step.describe());
        try {
            progress.finish(step.script().transactional() ? inTransaction(step) : statementByStatement(step, history));
        } catch (StepRejectedException rejected) {
            recordEnd(step, Outcome.FAILED, String.valueOf(rejected.getMessage()));
            throw rejected;
        } catch (MigrationFailure refused) {
            recordEnd(step, Outcome.FAILED, refused.getMessage());
            throw progress.done().isEmpty() ? refused : refused.adding(progress.finished());
        } catch (Cancellation.CancelledException cancelled) {
            if (run.session().phase() != Session.Phase.COMMITTED) {
                recordEnd(step, Outcome.INTERRUPTED, "");
            }
            throw cancelled;
        }
    }

    private AppliedStep inTransaction(Step step) throws SQLException {
        List<String> preparation = prepared ? List.of() : new Bookkeeping(run).preparation();
        AppliedStep applied = new TransactionalStep(run, guard, unread, preparation).run(step);
        prepared = true;
        unread.remember(step);
        return applied;
    }

    private AppliedStep statementByStatement(Step step, History history) throws SQLException {
        unread.settle();
        run.session().asEngine();
        requireLock();
        AppliedStep applied = new NonTransactionalStep(run, step, guard)
                .run(history.row(step.revision().id()));
        unread.remember(step);
        return applied;
    }

    private static void requireSameMode(Step step, History history) {
        Optional<AppliedRevision> begun = history.row(step.revision().id())
                .filter(row ->
                        row.state() == (step.direction() == Direction.UPGRADE ? State.UPGRADING : State.DOWNGRADING));
        if (begun.isPresent() && step.script().transactional()) {
            throw MigrationFailure.refused(
                    ScriptRules.sourceName(step.revision()) + " was begun with transaction=off, "
                            + begun.get().statementsDone() + " of "
                            + begun.get().statementsTotal()
                            + " statements are done, and transaction=off was taken from its section since.",
                    "Restore it there; only the statements that were not yet sent may be edited.");
        }
    }

    private void requireLock() throws SQLException {
        if (!run.lock().isHeldBy(run.session().connection())) {
            throw MigrationFailure.failed(
                    "This session no longer holds the runner lock; an earlier revision may have released it.",
                    progress.standing() + " Remove pg_advisory_unlock_all() and the like from the revisions.",
                    null);
        }
    }

    /** A trace for whoever looks later; the run fails for its own reason whether or not it can be written. */
    private void recordEnd(Step step, Outcome outcome, String detail) {
        run.options().cancellation().nothingToInterrupt();
        Connection connection = run.session().connection();
        try {
            if (run.session().rollBack()) {
                run.session().asEngine();
                if (run.table().exists(connection)) {
                    run.table()
                            .events()
                            .append(
                                    connection,
                                    new HistoryEvent(
                                            Bookkeeping.kind(step),
                                            step.revision().id(),
                                            step.from(),
                                            step.to(),
                                            outcome,
                                            0,
                                            detail));
                }
            }
        } catch (SQLException unwritable) {
            run.reporter().debug("The failure could not be recorded: " + unwritable.getMessage());
        }
    }
}
