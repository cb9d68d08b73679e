package io.github.migratemaven.engine.drift;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.revision.graph.RevisionGraph;

/** Compares the database with what its applied revisions build; only reads. */
public final class DriftGoal {
    private final GoalContext context;

    public DriftGoal(GoalContext context) {
        this.context = context;
    }

    public DriftResult run(DriftRequest request) {
        RevisionGraph graph = context.graph();
        try (TargetDatabase database = context.open()) {
            return DriftResult.of(
                    database.settings(),
                    context.migrator(database, request.options()).drift(graph),
                    graph.hooks());
        }
    }
}
