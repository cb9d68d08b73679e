package io.github.migratemaven.engine.context;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.settings.DatabaseTarget;
import io.github.migratemaven.postgres.settings.SettingsResolver;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;

/** The PostgreSQL that revisions are written for: that of the server the settings name, where it can be asked. */
final class TargetVersion {
    private final ProjectSettings project;
    private final Reporter reporter;

    TargetVersion(ProjectSettings project, Reporter reporter) {
        this.project = project;
        this.reporter = reporter;
    }

    /** Empty where no server is named or it does not answer: a revision can be written without one. */
    OptionalInt major() {
        if (project.postgresVersion().isPresent()) {
            return OptionalInt.empty();
        }
        try {
            return SettingsResolver.resolve(project.database()) instanceof DatabaseTarget.Server server
                    ? ask(server.settings())
                    : OptionalInt.empty();
        } catch (MigrationFailure noDatabase) {
            reporter.debug("No database is asked for its version: " + noDatabase.getMessage());
            return OptionalInt.empty();
        }
    }

    private OptionalInt ask(ConnectionSettings settings) {
        try (Connection connection = settings.open()) {
            return OptionalInt.of(connection.getMetaData().getDatabaseMajorVersion());
        } catch (SQLException e) {
            reporter.warn(settings.displayUrl() + " cannot be asked for its version (" + e.getMessage()
                    + "); the newest PostgreSQL is taken for it unless -Dmigrate.postgresVersion= says otherwise.");
            return OptionalInt.empty();
        }
    }
}
