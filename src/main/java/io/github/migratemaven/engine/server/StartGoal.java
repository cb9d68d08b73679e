package io.github.migratemaven.engine.server;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.postgres.settings.DatabaseTarget;
import io.github.migratemaven.postgres.settings.SettingsResolver;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.shadow.EmbeddedDatabase;
import java.util.Optional;

/** Starts the embedded database and leaves it running; a server that the settings name is only described. */
public final class StartGoal {
    private final GoalContext context;

    public StartGoal(GoalContext context) {
        this.context = context;
    }

    public StartedServer run(StartRequest request) {
        DatabaseTarget target = SettingsResolver.resolve(context.project().database());
        if (target instanceof DatabaseTarget.Server server) {
            context.reporter()
                    .info("No embedded server is needed: " + server.settings() + " (" + server.origin() + ")");
            return started(server.settings(), false, false);
        }
        EmbeddedDatabase database = context.servers().database();
        boolean ranBefore = database.connection().isPresent();
        if (request.build().isEmpty()) {
            StartedServer left = started(database.start(), !ranBefore, false);
            context.reporter().info("The password of the embedded PostgreSQL is in " + database.passwordFile());
            return left;
        }
        EmbeddedDatabase.BuildDatabase fresh =
                database.startForBuild(request.build().get());
        if (!fresh.empty()) {
            context.reporter()
                    .warn(
                            "The embedded database is in use, so it keeps its data in this build. End what uses it, such as a"
                                    + " server started with migrate:start, with mvn migrate:stop to let builds begin with an empty"
                                    + " one.");
        }
        return started(fresh.connection(), !ranBefore, fresh.empty());
    }

    private static StartedServer started(ConnectionSettings settings, boolean changed, boolean empty) {
        ServerResult result = new ServerResult(
                "start",
                Status.OK,
                true,
                changed,
                empty,
                Optional.of(settings.displayUrl()),
                Optional.of(settings.port()),
                Optional.of(settings.user()));
        return new StartedServer(
                result,
                settings.host(),
                settings.database(),
                settings.password().map(Secret::reveal).orElse(""));
    }
}
