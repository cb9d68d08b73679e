package io.github.migratemaven.engine.show;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.revision.graph.RevisionGraph;

/** Finds the revisions that more than one other follows; asks no database. */
public final class BranchesGoal {
    private final GoalContext context;

    public BranchesGoal(GoalContext context) {
        this.context = context;
    }

    public RevisionsResult run() {
        RevisionGraph graph = context.graph();
        return RevisionsResult.of("branches", graph, graph.branchPoints());
    }
}
