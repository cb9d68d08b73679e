package io.github.migratemaven.engine.stamp;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.execution.StampCommand;
import io.github.migratemaven.importing.OtherHistories;
import io.github.migratemaven.importing.OtherHistory;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Records revisions as applied without running them, once a comparison has shown that they are. */
public final class StampGoal {
    private final GoalContext context;

    public StampGoal(GoalContext context) {
        this.context = context;
    }

    public StampResult run(StampRequest request) {
        RevisionGraph graph = context.graph();
        try (TargetDatabase database = context.open()) {
            List<String> targets = request.targets().isEmpty() ? found(database, graph) : request.targets();
            StampCommand command = new StampCommand(targets, request.purge(), request.force());
            return StampResult.of(
                    database.settings().displayUrl(),
                    context.migrator(database, request.options()).stamp(graph, command));
        }
    }

    /** What another tool has recorded there, as revisions; the comparison that follows shows whether it is so. */
    private List<String> found(TargetDatabase database, RevisionGraph graph) {
        try (Connection connection = database.settings().openToRead()) {
            for (OtherHistory history : OtherHistory.in(connection)) {
                context.reporter().info(history.line());
            }
            List<String> heads = OtherHistories.in(connection, graph).heads();
            if (!heads.isEmpty()) {
                return heads;
            }
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "What another tool has recorded in " + database.settings().displayUrl() + " cannot be read: "
                            + e.getMessage(),
                    "Name the revision that the database is at: -Dtarget=head.",
                    e);
        }
        throw MigrationFailure.misconfigured(
                "stamp has no target.", "Name the revision that the database is at: -Dtarget=head.");
    }
}
