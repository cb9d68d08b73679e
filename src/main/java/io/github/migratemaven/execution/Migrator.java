package io.github.migratemaven.execution;

import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.execution.history.DatabaseContents;
import io.github.migratemaven.execution.history.DatabaseIdentity;
import io.github.migratemaven.execution.history.History;
import io.github.migratemaven.execution.history.HistoryReader;
import io.github.migratemaven.execution.history.VersionTable;
import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.precondition.ConnectionNotice;
import io.github.migratemaven.execution.precondition.DryRunRowChecks;
import io.github.migratemaven.execution.precondition.NewerRevisions;
import io.github.migratemaven.execution.precondition.PlanPreconditions;
import io.github.migratemaven.execution.precondition.Preflight;
import io.github.migratemaven.execution.session.ConnectionLostException;
import io.github.migratemaven.execution.session.Connector;
import io.github.migratemaven.execution.session.LockHolder;
import io.github.migratemaven.execution.session.Session;
import io.github.migratemaven.execution.step.RetriedTransaction;
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
import java.util.function.Function;

/** Brings a database to a revision, and says where it stands. Every method opens and closes a connection of its own. */
public final class Migrator {
    private final ConnectionSettings settings;
    private final ExecutionOptions options;
    private final Reporter reporter;
    private final ConnectionNotice notice = new ConnectionNotice();

    public Migrator(ConnectionSettings settings, ExecutionOptions options, Reporter reporter) {
        this.settings = settings;
        this.options = options;
        this.reporter = reporter;
    }

    /**
     * Applies what the target needs and the database lacks, each revision with its bookkeeping in one transaction.
     *
     * @param target as {@link io.github.migratemaven.revision.graph.RevisionExpression} reads it
     * @throws MigrationFailure if the target cannot be planned, the database is in a state that a person must look at, or
     *     a revision fails; finished revisions stay, an unfinished one is rolled back or resumable
     */
    public MigrationOutcome upgrade(RevisionGraph graph, String target) {
        return new Migration(settings, options, reporter, notice, graph, Direction.UPGRADE, target).run();
    }

    /** Takes revisions back down to the target; those that the checkout lacks by the script that the database has kept. */
    public MigrationOutcome downgrade(RevisionGraph graph, String target) {
        return new Migration(settings, options, reporter, notice, graph, Direction.DOWNGRADE, target).run();
    }

    /** What {@link #upgrade} or {@link #downgrade} would do now; refuses what they would refuse, and touches nothing. */
    public DryRun dryRun(RevisionGraph graph, Direction direction, String target) {
        WarningCollector collector = new WarningCollector(reporter);
        return read(session -> {
            VersionTable table = new VersionTable(versionSchema(session, options));
            HistoryReader reader = new HistoryReader(session, table);
            History history = reader.read(graph);
            PlanPreconditions check = new PlanPreconditions(session, reader, options, collector);
            Plan plan = check.plan(history, direction, target);
            new Preflight(session, options, collector).checkPlan(plan, table);
            new DryRunRowChecks(session, options, collector).ask(plan);
            AppliedState state = reader.state(history);
            session.rollBack();
            check.refuseDrift(history, plan);
            new NewerRevisions(options.comparison(), session.facts(), collector).check(graph, history.applied(), plan);
            return new DryRun(state, plan, collector.warnings());
        });
    }

    /** Where the database stands; never writes. */
    public AppliedState state(RevisionGraph graph) {
        return read(session -> {
            HistoryReader reader = new HistoryReader(session, new VersionTable(versionSchema(session, options)));
            AppliedState state = reader.state(reader.read(graph));
            reader.identity()
                    .filter(identity -> identity.layout() > DatabaseIdentity.LAYOUT)
                    .map(identity -> DatabaseIdentity.newer(String.valueOf(identity.layout())))
                    .ifPresent(newer -> reporter.warn(newer.getMessage() + " " + newer.advice()));
            Optional<String> elsewhere = reader.elsewhere();
            if (elsewhere.isPresent()) {
                reporter.warn("There is no history in schema " + versionSchema(session, options) + ", but "
                        + elsewhere.get() + "; -Dmigrate.versionTableSchema=... says which one is meant");
            }
            return state;
        });
    }

    /**
     * How the database differs from what its applied revisions build; never writes.
     *
     * @throws MigrationFailure if the checkout's revisions are not those that were applied
     */
    public DriftFound drift(RevisionGraph graph) {
        return read(session -> {
            HistoryReader reader = new HistoryReader(session, new VersionTable(versionSchema(session, options)));
            PlanPreconditions check = new PlanPreconditions(session, reader, options, reporter);
            check.requireIdentity(false, "a comparison");
            reader.requireNoOtherHistory(options);
            History history = reader.read(graph);
            HistoryReader.requireNotAhead(history);
            reader.requireUnedited(history.edited());
            AppliedState state = reader.state(history);
            session.rollBack();
            return new DriftFound(state, check.drift(history));
        });
    }

    /**
     * Records revisions as applied, or as not, without running anything.
     *
     * @throws MigrationFailure with status {@code drift} if the database is not at these revisions
     */
    public StampOutcome stamp(RevisionGraph graph, StampCommand request) {
        WarningCollector collector = new WarningCollector(reporter);
        return exclusively(
                collector,
                holder -> new StampOutcome(
                        Status.LOCKED, List.of(), List.of(), List.of(), List.of(), false, collector.warnings()),
                run -> new Stamping(run, graph, request, collector).perform());
    }

    /**
     * Takes the present files of applied revisions for what was applied.
     *
     * @param ids full ids of the revisions concerned; no other is touched
     * @param reason why they were edited, for whoever reads the history
     */
    public RepairOutcome repair(RevisionGraph graph, List<String> ids, String reason) {
        return exclusively(
                reporter, holder -> new RepairOutcome(List.of(), List.of()), run -> new Repair(run, graph, reporter)
                        .perform(ids, reason));
    }

    /** What the database holds; never writes. */
    public DatabaseContents contents() {
        return read(session -> DatabaseContents.of(session.connection()));
    }

    /**
     * Drops everything in the database.
     *
     * @return what was dropped
     * @throws MigrationFailure unless the database has a name of its own that the options confirm, and is no protected one
     */
    public DatabaseContents clean() {
        return exclusively(
                reporter,
                holder -> {
                    throw MigrationFailure.of(
                            Status.LOCKED,
                            "Another runner is at work on " + settings.displayUrl() + "; nothing was dropped.",
                            "Run the goal again when it has ended.");
                },
                run -> new Cleaning(run).perform());
    }

    private <T> T exclusively(Reporter lines, Function<LockHolder, T> whenSkipped, ExclusiveRun.Work<T> work) {
        Connector connector = new Connector(settings, options, lines);
        try (Session session = connector.open()) {
            Preflight preflight = new Preflight(session, options, lines);
            preflight.warnOfPlaintext();
            preflight.report(notice);
            session.asEngine();
            VersionTable table = new VersionTable(versionSchema(session, options));
            return new ExclusiveRun(session, table, options, lines).perform(whenSkipped, work);
        } catch (RetriedTransaction.StepRejectedException rejected) {
            throw rejected.toFailure("Nothing was changed.");
        } catch (Cancellation.CancelledException cancelled) {
            throw MigrationFailure.failed("Interrupted.", "Nothing was changed.", cancelled);
        } catch (ConnectionLostException lost) {
            throw MigrationFailure.failed(
                    "The connection was lost: " + lost.problem(),
                    "Either all of it was done or nothing; run the goal again to see.",
                    lost);
        } catch (SQLException failure) {
            throw MigrationFailure.failed(
                    "PostgreSQL rejected a statement of the plugin's own: " + failure.getMessage(),
                    "Nothing was changed.",
                    failure);
        } finally {
            options.cancellation().settled();
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(Session session) throws SQLException;
    }

    private <T> T read(Reading<T> reading) {
        Connector connector = new Connector(settings, options, reporter);
        try (Session session = connector.open()) {
            new Preflight(session, options, reporter).warnOfPlaintext();
            session.asReader();
            return session.namingBlockers(() -> reading.from(session));
        } catch (SQLException failure) {
            throw MigrationFailure.failed(
                    "Cannot read the state of " + settings + ": " + failure.getMessage(),
                    "Nothing was changed. Run the goal again once the reason is fixed.",
                    failure);
        }
    }

    /** Schema of the version tables: the configured one, or else where the connection creates its objects. */
    static String versionSchema(Session session, ExecutionOptions options) {
        String schema = options.versionTableSchema().orElse(session.facts().currentSchema());
        if (schema.isEmpty()) {
            throw MigrationFailure.misconfigured(
                    "The search_path of user " + session.facts().user() + " ("
                            + session.facts().searchPath()
                            + ") names no existing schema, so there is no place for the version tables.",
                    "Set -Dmigrate.versionTableSchema=..., or currentSchema in the URL.");
        }
        return schema;
    }
}
