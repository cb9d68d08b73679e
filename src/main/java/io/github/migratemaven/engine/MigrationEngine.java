package io.github.migratemaven.engine;

import io.github.migratemaven.execution.AppliedState;
import io.github.migratemaven.execution.DryRun;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.RevisionDirectory;
import io.github.migratemaven.revision.RevisionGraph;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The goals: one method each, a request in, a result out. What a user must act on is a {@link MigrationFailure}. */
public final class MigrationEngine {
    private final Workplace workplace;
    private final Reporter reporter;
    private final EmbeddedServers servers;

    public MigrationEngine(Workplace workplace, Reporter reporter) {
        this.workplace = workplace;
        this.reporter = reporter;
        this.servers = new EmbeddedServers(workplace, reporter);
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
        return new RevisionGoal(
                        new RevisionDirectory(workplace.revisions()),
                        () -> servers.shadow(targetMajor()),
                        Clock.systemUTC(),
                        reporter)
                .run(request);
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

    /** Lists the revisions, newest first; marks what is applied where the database can be asked. */
    public HistoryResult history(HistoryRequest request) {
        RevisionGraph graph = graph();
        return HistoryResult.of(graph, stateIfReachable(graph, request.settings()), request);
    }

    private Optional<AppliedState> stateIfReachable(RevisionGraph graph, RunSettings settings) {
        try (TargetDatabase database = open()) {
            return Optional.of(migrator(database, settings).state(graph));
        } catch (MigrationFailure failure) {
            reporter.warn("What is applied is not marked: " + failure.getMessage());
            return Optional.empty();
        }
    }

    /** Starts the embedded database and leaves it running; a server that the settings name is only described. */
    public StartedServer start() {
        return new ServerGoals(workplace, servers, reporter).start();
    }

    /** Stops the embedded database. */
    public ServerResult stop() {
        return new ServerGoals(workplace, servers, reporter).stop();
    }

    private RevisionGraph graph() {
        return RevisionGraph.of(new RevisionDirectory(workplace.revisions()).load());
    }

    private TargetDatabase open() {
        return TargetDatabase.open(workplace, servers, reporter);
    }

    private Migrator migrator(TargetDatabase database, RunSettings settings) {
        return new Migrator(database.settings(), settings.options(), reporter);
    }
}
