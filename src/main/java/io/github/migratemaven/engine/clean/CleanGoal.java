package io.github.migratemaven.engine.clean;

import io.github.migratemaven.engine.context.EmbeddedServers;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.engine.context.Workplace;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.history.DatabaseContents;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import java.util.function.Function;

/** Empties a database: the embedded one, or one that a person has named. */
public final class CleanGoal {
    private final Workplace workplace;
    private final EmbeddedServers servers;
    private final Reporter reporter;
    private final Function<TargetDatabase, Migrator> migrators;

    public CleanGoal(
            Workplace workplace,
            EmbeddedServers servers,
            Reporter reporter,
            Function<TargetDatabase, Migrator> migrators) {
        this.workplace = workplace;
        this.servers = servers;
        this.reporter = reporter;
        this.migrators = migrators;
    }

    public CleanResult run() {
        try (TargetDatabase database = TargetDatabase.open(workplace, servers, reporter)) {
            Migrator migrator = migrators.apply(database);
            if (!database.isEmbedded()) {
                return CleanResult.of(database.settings(), migrator.clean());
            }
            DatabaseContents contents = migrator.contents();
            contents.lines().forEach(line -> reporter.warn("Dropping " + line));
            if (!contents.isEmpty() && !servers.database().empty()) {
                throw MigrationFailure.refused(
                        "Somebody is connected to " + database.settings().displayUrl() + "; nothing was dropped.",
                        "End what uses the database, such as an application or psql, then run the goal again.");
            }
            return CleanResult.of(database.settings(), contents);
        }
    }
}
