package io.github.migratemaven.engine.show;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.revision.graph.RevisionGraph;

/** Shows the named revisions in full; asks no database. */
public final class ShowGoal {
    private final GoalContext context;

    public ShowGoal(GoalContext context) {
        this.context = context;
    }

    public RevisionsResult run(ShowRequest request) {
        RevisionGraph graph = context.graph();
        return RevisionsResult.of("show", graph, graph.inOrder(GoalContext.named(graph, request.revisions())));
    }
}
