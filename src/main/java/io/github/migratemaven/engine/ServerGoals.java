package io.github.migratemaven.engine;

import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.postgres.DatabaseTarget;
import io.github.migratemaven.postgres.Secret;
import io.github.migratemaven.postgres.SettingsResolver;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.shadow.EmbeddedDatabase;
import java.util.Optional;

/** The goals that begin and end the life of the embedded database. */
final class ServerGoals {
    private final Workplace workplace;
    private final EmbeddedServers servers;
    private final Reporter reporter;

    ServerGoals(Workplace workplace, EmbeddedServers servers, Reporter reporter) {
        this.workplace = workplace;
        this.servers = servers;
        this.reporter = reporter;
    }

    StartedServer start() {
        DatabaseTarget target = SettingsResolver.resolve(workplace.database());
        if (target instanceof DatabaseTarget.Server server) {
            reporter.info("No embedded server is needed: " + server.settings() + " (" + server.origin() + ")");
            return started(server.settings(), false);
        }
        EmbeddedDatabase database = servers.database();
        boolean ranBefore = database.connection().isPresent();
        return started(database.start(), !ranBefore);
    }

    ServerResult stop() {
        boolean stopped = servers.database().stop();
        return new ServerResult(
                "stop", Status.OK, false, stopped, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static StartedServer started(ConnectionSettings settings, boolean changed) {
        ServerResult result = new ServerResult(
                "start",
                Status.OK,
                true,
                changed,
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
