package io.github.migratemaven.engine.clean;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.history.DatabaseContents;
import io.github.migratemaven.report.MigrationFailure;

/** Empties a database: the embedded one, or one that a person has named. */
public final class CleanGoal {
    private final GoalContext context;

    public CleanGoal(GoalContext context) {
        this.context = context;
    }

    public CleanResult run(CleanRequest request) {
        try (TargetDatabase database = context.open()) {
            Migrator migrator = context.migrator(database, request.options());
            if (!database.isEmbedded()) {
                return CleanResult.of(database.settings(), migrator.clean());
            }
            DatabaseContents contents = migrator.contents();
            contents.lines().forEach(line -> context.reporter().warn("Dropping " + line));
            if (!contents.isEmpty() && !context.servers().database().empty()) {
                throw MigrationFailure.refused(
                        "Somebody is connected to " + database.settings().displayUrl() + "; nothing was dropped.",
                        "End what uses the database, such as an application or psql, then run the goal again.");
            }
            return CleanResult.of(database.settings(), contents);
        }
    }
}
