package io.github.migratemaven.engine.context;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.settings.DatabaseTarget;
import io.github.migratemaven.postgres.settings.SettingsResolver;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.shadow.EmbeddedDatabase;
import java.util.Map;
import java.util.Optional;

/** The database a goal works on, reachable until closed: an embedded server that did not run is started for so long. */
public final class TargetDatabase implements AutoCloseable {
    private final ProjectSettings project;
    private final ConnectionSettings settings;
    private final Optional<EmbeddedDatabase.Lease> lease;

    private TargetDatabase(
            ProjectSettings project, ConnectionSettings settings, Optional<EmbeddedDatabase.Lease> lease) {
        this.project = project;
        this.settings = settings;
        this.lease = lease;
    }

    static TargetDatabase open(ProjectSettings project, EmbeddedServers servers, Reporter reporter) {
        DatabaseTarget target = SettingsResolver.resolve(project.database());
        if (target instanceof DatabaseTarget.Server server) {
            for (String warning : server.warnings()) {
                reporter.warn(warning);
            }
            servers.tell("Database: " + server.settings() + " (" + server.origin() + ")");
            for (Map.Entry<String, String> origin : server.settings().origins().entrySet()) {
                reporter.debug("  " + origin.getKey() + ": " + origin.getValue());
            }
            return new TargetDatabase(project, server.settings(), Optional.empty());
        }
        EmbeddedDatabase.Lease lease = servers.database().lease();
        servers.tell("Database: " + lease.connection() + " (embedded; " + target.origin() + ")");
        return new TargetDatabase(project, lease.connection(), Optional.of(lease));
    }

    public ConnectionSettings settings() {
        return settings;
    }

    public boolean isEmbedded() {
        return lease.isPresent();
    }

    /** The settings as they are now: a password file may have been written anew. */
    public ConnectionSettings renewedSettings() {
        return lease.isEmpty() && SettingsResolver.resolve(project.database()) instanceof DatabaseTarget.Server server
                ? server.settings()
                : settings;
    }

    @Override
    public void close() {
        if (lease.isPresent()) {
            lease.get().close();
        }
    }
}
