package io.github.migratemaven.engine.server;

import io.github.migratemaven.engine.context.EmbeddedServers;
import io.github.migratemaven.engine.context.Workplace;
import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.postgres.DatabaseTarget;
import io.github.migratemaven.postgres.Secret;
import io.github.migratemaven.postgres.SettingsResolver;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.shadow.EmbeddedDatabase;
import java.util.Optional;

/** The goals that begin and end the life of the embedded database. */
public final class ServerGoals {
    private final Workplace workplace;
    private final EmbeddedServers servers;
    private final Reporter reporter;

    public ServerGoals(Workplace workplace, EmbeddedServers servers, Reporter reporter) {
        this.workplace = workplace;
        this.servers = servers;
        this.reporter = reporter;
    }

    /** @param build tells a build that wants an empty database from others; absent to keep what there is */
    public StartedServer start(Optional<String> build) {
        DatabaseTarget target = SettingsResolver.resolve(workplace.database());
        if (target instanceof DatabaseTarget.Server server) {
            reporter.info("No embedded server is needed: " + server.settings() + " (" + server.origin() + ")");
            return started(server.settings(), false, false);
        }
        EmbeddedDatabase database = servers.database();
        boolean ranBefore = database.connection().isPresent();
        if (build.isEmpty()) {
            return started(database.start(), !ranBefore, false);
        }
        EmbeddedDatabase.BuildDatabase fresh = database.startForBuild(build.get());
        if (!fresh.empty()) {
            reporter.warn(
                    "The embedded database is in use, so it keeps its data in this build. End what uses it, such as a"
                        + " server started with migrate:start, with mvn migrate:stop to let builds begin with an empty"
                        + " one.");
        }
        return started(fresh.connection(), !ranBefore, fresh.empty());
    }

    public ServerResult stop() {
        boolean stopped = servers.existingDatabase().map(EmbeddedDatabase::stop).orElse(false);
        return new ServerResult(
                "stop", Status.OK, false, stopped, false, Optional.empty(), Optional.empty(), Optional.empty());
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
