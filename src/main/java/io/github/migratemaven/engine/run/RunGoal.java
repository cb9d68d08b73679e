package io.github.migratemaven.engine.run;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import java.time.Duration;

/** Keeps the embedded database up until it is told to end, and at where the revisions' files lead meanwhile. */
public final class RunGoal {
    private static final Duration INTERVAL = Duration.ofMillis(300);

    private final GoalContext context;

    public RunGoal(GoalContext context) {
        this.context = context;
    }

    /**
     * Runs until the engine is told to stop.
     *
     * @throws MigrationFailure if the settings name another database than the embedded one, it does not start, is to begin
     *     empty while somebody is connected, or somebody stops it
     */
    public RunResult run(RunRequest request) {
        ConnectionSettings settings;
        RevisionFollower follower;
        try (TargetDatabase database = context.open()) {
            settings = database.settings();
            require(database, request.fresh());
            follower = new RevisionFollower(
                    context::graph,
                    context.migrator(database, request.options()),
                    context.reporter(),
                    context.cancellation());
            context.reporter()
                    .info("PostgreSQL runs: " + settings.displayUrl() + " as " + settings.user()
                            + ", whose password is in "
                            + context.servers().database().passwordFile());
            followUntilStopped(follower);
        }
        return new RunResult(
                "run",
                Status.OK,
                settings.displayUrl(),
                settings.user(),
                follower.applied(),
                follower.takenBack(),
                isRunning());
    }

    private void require(TargetDatabase database, boolean fresh) {
        if (!database.isEmbedded()) {
            throw MigrationFailure.refused(
                    "The goal run takes back what was applied, so it runs the embedded database only, and the settings"
                            + " name "
                            + database.settings().displayUrl() + ".",
                    "Add -Dmigrate.url=embedded, or apply revisions there with mvn migrate:upgrade.");
        }
        if (fresh && !context.servers().database().empty()) {
            throw MigrationFailure.refused(
                    "Somebody is connected to " + database.settings().displayUrl() + "; nothing was dropped.",
                    "End what uses the database, such as an application or psql, then run the goal again.");
        }
    }

    private void followUntilStopped(RevisionFollower follower) {
        DirectoryWatch watch = new DirectoryWatch(context.project().revisions());
        Cancellation cancellation = context.cancellation();
        try {
            while (true) {
                if (watch.hasSettledAnew()) {
                    follower.follow();
                }
                cancellation.sleep(INTERVAL);
                if (!isRunning()) {
                    throw MigrationFailure.failed(
                            "The embedded database has been stopped.", "Run the goal again to start it.", null);
                }
            }
        } catch (Cancellation.CancelledException ended) {
            context.reporter().debug("Told to end");
        }
    }

    private boolean isRunning() {
        return context.servers().database().connection().isPresent();
    }
}
