package io.github.migratemaven.engine.stamp;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.execution.StampCommand;
import io.github.migratemaven.revision.graph.RevisionGraph;

/** Records revisions as applied without running them, once a comparison has shown that they are. */
public final class StampGoal {
    private final GoalContext context;

    public StampGoal(GoalContext context) {
        this.context = context;
    }

    public StampResult run(StampRequest request) {
        RevisionGraph graph = context.graph();
        StampCommand command = new StampCommand(request.targets(), request.purge(), request.force());
        try (TargetDatabase database = context.open()) {
            return StampResult.of(
                    database.settings().displayUrl(),
                    context.migrator(database, request.options()).stamp(graph, command));
        }
    }
}
