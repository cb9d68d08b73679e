package io.github.migratemaven.engine.current;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.revision.graph.RevisionGraph;

/** Says where the database stands; only reads. */
public final class CurrentGoal {
    private final GoalContext context;

    public CurrentGoal(GoalContext context) {
        this.context = context;
    }

    public CurrentResult run(CurrentRequest request) {
        RevisionGraph graph = context.graph();
        try (TargetDatabase database = context.open()) {
            return CurrentResult.of(
                    database.settings(),
                    graph,
                    context.migrator(database, request.options()).state(graph),
                    request);
        }
    }
}
