package io.github.migratemaven.engine;

import io.github.migratemaven.engine.clean.CleanGoal;
import io.github.migratemaven.engine.clean.CleanResult;
import io.github.migratemaven.engine.context.EmbeddedServers;
import io.github.migratemaven.engine.context.GitCheckout;
import io.github.migratemaven.engine.context.LiveProof;
import io.github.migratemaven.engine.context.RunSettings;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.engine.context.TargetVersion;
import io.github.migratemaven.engine.context.Workplace;
import io.github.migratemaven.engine.current.CurrentRequest;
import io.github.migratemaven.engine.current.CurrentResult;
import io.github.migratemaven.engine.drift.DriftResult;
import io.github.migratemaven.engine.history.HistoryRequest;
import io.github.migratemaven.engine.history.HistoryResult;
import io.github.migratemaven.engine.init.InitResult;
import io.github.migratemaven.engine.init.RevisionsReadme;
import io.github.migratemaven.engine.merge.MergeRequest;
import io.github.migratemaven.engine.psql.Psql;
import io.github.migratemaven.engine.psql.PsqlResult;
import io.github.migratemaven.engine.rebase.RebaseGoal;
import io.github.migratemaven.engine.rebase.RebaseRequest;
import io.github.migratemaven.engine.rebase.RebaseResult;
import io.github.migratemaven.engine.repair.RepairResult;
import io.github.migratemaven.engine.revision.Replaceable;
import io.github.migratemaven.engine.revision.RevisionGoal;
import io.github.migratemaven.engine.revision.RevisionRequest;
import io.github.migratemaven.engine.revision.RevisionResult;
import io.github.migratemaven.engine.server.ServerGoals;
import io.github.migratemaven.engine.server.ServerResult;
import io.github.migratemaven.engine.server.StartedServer;
import io.github.migratemaven.engine.show.RevisionsResult;
import io.github.migratemaven.engine.squash.SquashGoal;
import io.github.migratemaven.engine.squash.SquashRequest;
import io.github.migratemaven.engine.squash.SquashResult;
import io.github.migratemaven.engine.stamp.StampResult;
import io.github.migratemaven.engine.upgrade.MoveRequest;
import io.github.migratemaven.engine.upgrade.MoveResult;
import io.github.migratemaven.engine.upgrade.ScriptResult;
import io.github.migratemaven.execution.DryRun;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.StampRequest;
import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Planner;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.RevisionDirectory;
import io.github.migratemaven.revision.RevisionGraph;
import io.github.migratemaven.shadow.EmbeddedVersion;
import io.github.migratemaven.shadow.Shadow;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The goals: one method each, a request in, a result out. What a user must act on is a {@link MigrationFailure}. */
public final class MigrationEngine {
    private final Workplace workplace;
    private final Reporter reporter;
    private final EmbeddedServers servers;
    private final Cancellation cancellation = new Cancellation();
    private final JavaRevisions java;

    public MigrationEngine(Workplace workplace, Reporter reporter) {
        this.workplace = workplace;
        this.reporter = reporter;
        this.servers = new EmbeddedServers(workplace, reporter);
        this.java = new JavaRevisions(workplace.classPath());
    }

    /**
     * Stops the goal that changes the database: cancels the statement in flight, rolls back, frees the lock, and lets the
     * goal fail with where the database stands. Returns at once; may be called from any thread, and again.
     */
    public void stopRunning() {
        cancellation.request();
    }

    /** The major version of the server that the settings name; empty where none is named or it does not answer. */
    public OptionalInt serverVersion() {
        return new TargetVersion(workplace, reporter).major();
    }

    /** The major version that an embedded server is of when nothing else is said. */
    public static int newestVersion() {
        return EmbeddedVersion.newest().major();
    }

    /** Creates the revisions directory with a page that explains it; keeps what exists. */
    public static InitResult init(Path revisions) {
        Path readme = RevisionsReadme.in(revisions);
        boolean written = RevisionsReadme.writeIfMissing(revisions);
        return new InitResult(
                "init",
                Status.OK,
                written ? List.of(readme) : List.of(),
                written ? List.of() : List.of(readme),
                "mvn migrate:revision -Dmessage=\"First commit\"");
    }

    /** Writes the next revision, generated from the model or empty. */
    public RevisionResult revision(RevisionRequest request) {
        return request.replace() ? replace(request) : revisionGoal().run(request);
    }

    private RevisionResult replace(RevisionRequest request) {
        RevisionGraph graph = graph();
        AppliedState state;
        try (TargetDatabase database = open()) {
            state = migrator(database, request.settings()).state(graph);
        }
        Revision replaced = new Replaceable(
                        graph, state.touched(), GitCheckout.unpublishedRevisions(workplace.revisions(), graph))
                .find(request);
        return revisionGoal()
                .replace(
                        request,
                        graph,
                        replaced,
                        workplace.work().resolve("replaced").resolve(replaced.id()));
    }

    /** Writes an empty revision that joins lines which do not clash. */
    public RevisionResult merge(MergeRequest request) {
        return revisionGoal().merge(request);
    }

    /** Puts a line that the database has not applied on top of another. */
    public RebaseResult rebase(RebaseRequest request) {
        RevisionGraph graph = graph();
        AppliedState state;
        try (TargetDatabase database = open()) {
            state = migrator(database, request.settings()).state(graph);
        }
        return new RebaseGoal(workplace.revisions(), this::shadow, java, reporter).run(graph, state.touched(), request);
    }

    /** Puts one revision in the place of a range. */
    public SquashResult squash(SquashRequest request) {
        return new SquashGoal(
                        new RevisionDirectory(workplace.revisions()),
                        workplace.work().resolve("squashed"),
                        this::shadow,
                        java,
                        reporter)
                .run(graph(), request);
    }

    private RevisionGoal revisionGoal() {
        return new RevisionGoal(
                new RevisionDirectory(workplace.revisions()),
                this::shadow,
                java,
                workplace.work(),
                Clock.systemUTC(),
                reporter);
    }

    private Shadow shadow() {
        return servers.shadow(targetMajor());
    }

    /** Only asked of a server; the embedded database is as new as a shadow by default. */
    private OptionalInt targetMajor() {
        return new TargetVersion(workplace, reporter).major();
    }

    /** Applies the revisions that the target needs and the database lacks. */
    public MoveResult upgrade(MoveRequest request) {
        return move(Direction.UPGRADE, request);
    }

    /** Takes back the applied revisions above the target. */
    public MoveResult downgrade(MoveRequest request) {
        return move(Direction.DOWNGRADE, request);
    }

    private MoveResult move(Direction direction, MoveRequest request) {
        RevisionGraph graph = graph();
        try (TargetDatabase database = open()) {
            Migrator migrator = migrator(database, request.settings());
            if (request.dryRun()) {
                DryRun plan = migrator.dryRun(graph, direction, request.target());
                return MoveResult.planned(database.settings(), request, direction, plan);
            }
            return MoveResult.done(
                    database.settings(),
                    request,
                    direction == Direction.UPGRADE
                            ? migrator.upgrade(graph, request.target())
                            : migrator.downgrade(graph, request.target()));
        }
    }

    /** Says where the database stands; only reads. */
    public CurrentResult current(CurrentRequest request) {
        RevisionGraph graph = graph();
        try (TargetDatabase database = open()) {
            AppliedState state = migrator(database, request.settings()).state(graph);
            return CurrentResult.of(database.settings(), graph, state, request);
        }
    }

    /** Compares the database with what its applied revisions build; only reads. */
    public DriftResult drift(RunSettings settings) {
        RevisionGraph graph = graph();
        try (TargetDatabase database = open()) {
            return DriftResult.of(
                    database.settings(), migrator(database, settings).drift(graph));
        }
    }

    /** Lists the revisions, newest first; marks what is applied where the database can be asked. */
    public HistoryResult history(HistoryRequest request) {
        RevisionGraph graph = graph();
        return HistoryResult.of(graph, stateIfReachable(graph, request), request);
    }

    private Optional<AppliedState> stateIfReachable(RevisionGraph graph, HistoryRequest request) {
        try (TargetDatabase database = open()) {
            return Optional.of(migrator(database, request.settings()).state(graph));
        } catch (MigrationFailure failure) {
            if (request.range().filter(range -> range.contains("current")).isPresent()) {
                throw failure;
            }
            reporter.warn("What is applied is not marked: " + failure.getMessage());
            return Optional.empty();
        }
    }

    /** Records revisions as applied without running them, once a comparison has shown that they are. */
    public StampResult stamp(List<String> targets, boolean purge, boolean force, RunSettings settings) {
        RevisionGraph graph = graph();
        try (TargetDatabase database = open()) {
            return StampResult.of(
                    database.settings().displayUrl(),
                    migrator(database, settings).stamp(graph, new StampRequest(targets, purge, force)));
        }
    }

    /** Takes the present files of the named revisions for what was applied. */
    public RepairResult repair(List<String> revisions, String reason, RunSettings settings) {
        RevisionGraph graph = graph();
        try (TargetDatabase database = open()) {
            return RepairResult.of(
                    database.settings().displayUrl(),
                    migrator(database, settings).repair(graph, named(graph, revisions), reason));
        }
    }

    /** The heads of the revisions; asks no database. */
    public RevisionsResult heads() {
        RevisionGraph graph = graph();
        return RevisionsResult.of("heads", graph, graph.heads());
    }

    /** The revisions that more than one other follows; asks no database. */
    public RevisionsResult branches() {
        RevisionGraph graph = graph();
        return RevisionsResult.of("branches", graph, graph.branchPoints());
    }

    /** The named revisions in full; asks no database. */
    public RevisionsResult show(List<String> revisions) {
        RevisionGraph graph = graph();
        return RevisionsResult.of("show", graph, graph.inOrder(named(graph, revisions)));
    }

    private static List<String> named(RevisionGraph graph, List<String> expressions) {
        return expressions.stream()
                .flatMap(expression -> Planner.resolve(graph, Set.of(), expression).stream())
                .map(Revision::id)
                .distinct()
                .toList();
    }

    /** The script that upgrades by psql, for a range of revisions; asks no database. */
    public ScriptResult upgradeScript(String range, RunSettings settings) {
        return ScriptResult.of(graph(), Direction.UPGRADE, range, settings);
    }

    /** The script that downgrades by psql, for a range of revisions; asks no database. */
    public ScriptResult downgradeScript(String range, RunSettings settings) {
        return ScriptResult.of(graph(), Direction.DOWNGRADE, range, settings);
    }

    /**
     * Starts the embedded database and leaves it running; a server that the settings name is only described.
     *
     * @param build tells a build that wants an empty database from others; absent to keep what there is
     */
    public StartedServer start(Optional<String> build) {
        return new ServerGoals(workplace, servers, reporter).start(build);
    }

    /** Stops the embedded database. */
    public ServerResult stop() {
        return new ServerGoals(workplace, servers, reporter).stop();
    }

    /** Drops everything in the embedded database, or in another that a person has named. */
    public CleanResult clean(RunSettings settings) {
        return new CleanGoal(workplace, servers, reporter, database -> migrator(database, settings)).run();
    }

    /**
     * Opens psql on the database, or says how to.
     *
     * @param path the environment's {@code PATH}; absent where no terminal can be handed over
     */
    public PsqlResult psql(Optional<String> path) {
        try (TargetDatabase database = open()) {
            Optional<Psql> psql = path.flatMap(Psql::onPath);
            psql.ifPresent(client -> client.run(database.settings()));
            return PsqlResult.of(database.settings(), psql.isPresent());
        }
    }

    private RevisionGraph graph() {
        return RevisionGraph.of(new RevisionDirectory(workplace.revisions()).load());
    }

    private TargetDatabase open() {
        return TargetDatabase.open(workplace, servers, reporter);
    }

    private Migrator migrator(TargetDatabase database, RunSettings settings) {
        return new Migrator(
                database.settings(),
                settings.options(new LiveProof(this::shadow, servers::shadowOf, java, settings))
                        .withJava(java)
                        .withCancellation(cancellation)
                        .withRenewedSettings(database::renewedSettings),
                reporter);
    }
}
