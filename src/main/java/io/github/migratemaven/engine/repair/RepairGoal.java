package io.github.migratemaven.engine.repair;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.List;

/** Takes the present files of the named revisions for what was applied. */
public final class RepairGoal {
    private final GoalContext context;

    public RepairGoal(GoalContext context) {
        this.context = context;
    }

    public RepairResult run(RepairRequest request) {
        RevisionGraph graph = context.graph();
        List<String> ids = GoalContext.named(graph, request.revisions());
        try (TargetDatabase database = context.open()) {
            return RepairResult.of(
                    database.settings().displayUrl(),
                    context.migrator(database, request.options()).repair(graph, ids, request.reason()));
        }
    }
}
