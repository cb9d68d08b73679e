package io.github.migratemaven.engine.show;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.revision.graph.RevisionGraph;

/** Finds the heads of the revisions; asks no database. */
public final class HeadsGoal {
    private final GoalContext context;

    public HeadsGoal(GoalContext context) {
        this.context = context;
    }

    public RevisionsResult run() {
        RevisionGraph graph = context.graph();
        return RevisionsResult.of("heads", graph, graph.heads());
    }
}
