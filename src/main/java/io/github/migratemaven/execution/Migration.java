package io.github.migratemaven.execution;

import io.github.migratemaven.execution.history.DatabaseIdentity;
import io.github.migratemaven.execution.history.History;
import io.github.migratemaven.execution.history.HistoryReader;
import io.github.migratemaven.execution.history.VersionTable;
import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.precondition.ConnectionNotice;
import io.github.migratemaven.execution.precondition.NewerRevisions;
import io.github.migratemaven.execution.precondition.PlanBasis;
import io.github.migratemaven.execution.precondition.PlanPreconditions;
import io.github.migratemaven.execution.precondition.Preflight;
import io.github.migratemaven.execution.session.ConnectionLostException;
import io.github.migratemaven.execution.session.Connector;
import io.github.migratemaven.execution.session.LockHolder;
import io.github.migratemaven.execution.session.LostSession;
import io.github.migratemaven.execution.session.Session;
import io.github.migratemaven.execution.session.SqlStates;
import io.github.migratemaven.execution.step.Bookkeeping;
import io.github.migratemaven.execution.step.CommitInDoubt;
import io.github.migratemaven.execution.step.Progress;
import io.github.migratemaven.execution.step.RetriedTransaction.StepRejectedException;
import io.github.migratemaven.execution.step.Run;
import io.github.migratemaven.execution.step.Steps;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.plan.Plan;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One upgrade or downgrade. The plan is made once, under the lock; after a lost connection the same plan is continued
 * from where the history says that it stands.
 */
final class Migration {
    private static final int LOSSES_PER_STEP = 3;

    private final ConnectionSettings settings;
    private final ExecutionOptions options;
    private final WarningCollector reporter;
    private final ConnectionNotice notice;
    private final RevisionGraph graph;
    private final Direction direction;
    private final String target;
    private final Progress progress;
    private @Nullable Plan plan;
    private @Nullable PlanBasis basis;
    private List<String> from = List.of();
    private Optional<LostSession> lost = Optional.empty();
    private volatile @Nullable Session session;

    Migration(
            ConnectionSettings settings,
            ExecutionOptions options,
            Reporter reporter,
            ConnectionNotice notice,
            RevisionGraph graph,
            Direction direction,
            String target) {
        this.settings = settings;
        this.options = options;
        this.reporter = new WarningCollector(reporter);
        this.notice = notice;
        this.graph = graph;
        this.direction = direction;
        this.target = target;
        this.progress = new Progress(direction);
    }

    MigrationOutcome run() {
        options.cancellation().lastWords(this::speakUnanswered);
        try {
            return connectAndWork(new Connector(settings, options, reporter));
        } catch (Cancellation.CancelledException cancelled) {
            throw MigrationFailure.failed(
                    "Interrupted" + progress.inCurrent() + ".",
                    standing() + " Run the goal again to continue.",
                    cancelled);
        } catch (OutOfMemoryError full) {
            throw MigrationFailure.failed(
                    "The memory of this Java process is used up (" + full.getMessage() + ")" + progress.inCurrent()
                            + ".",
                    standing() + " " + SqlStates.MORE_MEMORY,
                    full);
        } finally {
            options.cancellation().settled();
        }
    }

    /** What is known when the goal must end and the server does not answer. */
    private void speakUnanswered() {
        reporter.warn("Asked to stop" + progress.inCurrent() + ", but the server has not answered yet. " + standing());
    }

    private String standing() {
        Session last = session;
        return last == null ? progress.standing() : progress.standing(last.phase());
    }

    private MigrationOutcome connectAndWork(Connector connector) {
        Session session = connector.open();
        this.session = session;
        Optional<ConnectionLostException> loss = Optional.empty();
        while (true) {
            try (Session open = session) {
                options.cancellation().interruptWith(open::cancelStatement);
                return work(open, loss);
            } catch (ConnectionLostException lost) {
                loss = Optional.of(lost);
                if (progress.lossesInCurrent() >= LOSSES_PER_STEP) {
                    throw MigrationFailure.failed(
                            "The connection was lost again and again" + progress.inCurrent() + ": " + lost.problem(),
                            standingAfter(lost) + " Look into the server's log, then run the goal again.",
                            lost);
                }
                reporter.warn("The connection was lost" + progress.inCurrent() + ": " + lost.problem()
                        + ". Connecting again");
            } catch (StepRejectedException rejected) {
                throw rejected.toFailure(
                        progress.standing() + " Correct the cause, then run the goal again to continue.");
            } finally {
                options.cancellation().nothingToInterrupt();
            }
            lost = Optional.of(LostSession.of(session.facts()));
            session = reopen(connector, loss.get());
            this.session = session;
        }
    }

    private Session reopen(Connector connector, ConnectionLostException lost) {
        try {
            return connector.reopen();
        } catch (MigrationFailure unreachable) {
            throw MigrationFailure.failed(
                    "The connection was lost" + progress.inCurrent() + ": " + lost.problem()
                            + ". The server has not come back: " + unreachable.getMessage(),
                    standingAfter(lost) + " Look into the server's log, then run the goal again to continue.",
                    unreachable);
        }
    }

    private String standingAfter(ConnectionLostException lost) {
        return progress.standing(lost.committing() ? Session.Phase.COMMITTING : Session.Phase.OPEN);
    }

    private MigrationOutcome work(Session session, Optional<ConnectionLostException> loss) {
        try {
            Preflight preflight = new Preflight(session, options, reporter);
            preflight.warnOfPlaintext();
            VersionTable table = new VersionTable(Migrator.versionSchema(session, options));
            HistoryReader reader = new HistoryReader(session, table);
            session.asEngine();
            if (lost.isPresent()) {
                lost.get().end(session.connection(), options.cancellation(), reporter);
            }
            if (loss.isPresent()) {
                new CommitInDoubt(session, options.cancellation(), reporter).settle(loss.get(), progress, table);
            } else {
                preflight.report(notice);
            }
            History history = reader.read(graph);
            Optional<Plan> nothing =
                    nothingToDo(reader, new PlanPreconditions(session, reader, options, reporter), history);
            if (nothing.isPresent()) {
                return outcome(Status.OK, nothing.get(), history, history, Optional.empty());
            }
            ExclusiveRun exclusive = new ExclusiveRun(session, table, options, reporter);
            Optional<LockHolder> other = exclusive.enter();
            if (other.isPresent()) {
                Plan none = new Plan(direction, List.of(), List.of());
                return outcome(Status.LOCKED, none, history, history, other);
            }
            try {
                session.asEngine();
                return session.namingBlockers(() -> workLocked(exclusive.run(), reader));
            } finally {
                exclusive.leave();
            }
        } catch (SQLException failure) {
            if (session.isLostBy(failure)) {
                throw ConnectionLostException.of(failure);
            }
            options.cancellation().throwIfRequested();
            throw MigrationFailure.failed(
                    "PostgreSQL rejected a statement of the plugin's own: " + failure.getMessage()
                            + progress.inCurrent() + heldBy(session, failure),
                    standing(),
                    failure);
        }
    }

    private static String heldBy(Session session, SQLException failure) {
        return SqlStates.of(failure).equals(SqlStates.LOCK_NOT_AVAILABLE)
                ? session.watch().heldBy()
                : "";
    }

    /**
     * The empty plan, when the history shows that there is nothing to do. Nothing else is decided without the lock, and
     * nothing refused: another runner may be in the middle of changing what would be the reason.
     */
    private Optional<Plan> nothingToDo(HistoryReader reader, PlanPreconditions check, History history)
            throws SQLException {
        Plan continued = plan;
        if (continued != null) {
            return Optional.of(continued).filter(Plan::isEmpty);
        }
        if (!history.squashedToRecord().isEmpty() || isToBeNamed(reader) || options.checkDrift()) {
            return Optional.empty();
        }
        try {
            return check.steps(history, direction, target).isEmpty()
                    ? Optional.of(check.plan(history, direction, target))
                    : Optional.empty();
        } catch (MigrationFailure askedAgainUnderTheLock) {
            reporter.debug("Asked again under the runner lock: " + askedAgainUnderTheLock.getMessage());
            return Optional.empty();
        }
    }

    /** Whoever names a database relies on the name from then on, whether there was something to run or not. */
    private boolean isToBeNamed(HistoryReader reader) throws SQLException {
        Optional<String> name = options.environment().name();
        return name.isPresent() && !name.equals(reader.identity().map(DatabaseIdentity::environment));
    }

    /** What was seen before the lock was taken may no longer be so: everything is read and checked again. */
    private MigrationOutcome workLocked(Run run, HistoryReader reader) throws SQLException {
        History before = reader.read(graph);
        Plan continued = plan;
        Plan fixed = continued != null ? continued : firstPlan(run, reader, before);
        Steps steps = new Steps(run, progress);
        if (continued != null && basis != null) {
            steps.forgetLost(continued, before);
            basis.require(run.session(), before, continued, progress);
        }
        new SquashRecord(run).write(before);
        if (fixed.isEmpty() && isToBeNamed(reader)) {
            new Bookkeeping(run).prepareTables();
        }
        steps.run(fixed, before.squashedToRecord().isEmpty() ? before : reader.read(graph));
        return outcome(Status.OK, fixed, before, reader.read(graph), Optional.empty());
    }

    private Plan firstPlan(Run run, HistoryReader reader, History before) throws SQLException {
        PlanPreconditions check = new PlanPreconditions(run.session(), reader, options, reporter);
        Plan made = check.plan(before, direction, target);
        check.refuseDrift(before, made);
        new NewerRevisions(options.comparison(), run.session().facts(), reporter).check(graph, before.applied(), made);
        new Preflight(run.session(), options, reporter).checkPlan(made, run.table());
        from = before.heads();
        basis = PlanBasis.of(run.session(), before);
        plan = made;
        return made;
    }

    private MigrationOutcome outcome(
            Status status, Plan todo, History before, History after, Optional<LockHolder> heldBy) {
        return new MigrationOutcome(
                status,
                direction,
                plan == null ? before.heads() : from,
                after.heads(),
                progress.done(),
                todo.notes(),
                reporter.warnings(),
                heldBy);
    }
}
