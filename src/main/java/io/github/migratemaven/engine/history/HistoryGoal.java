package io.github.migratemaven.engine.history;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.Optional;

/** Lists the revisions, newest first; marks what is applied where the database can be asked. */
public final class HistoryGoal {
    private final GoalContext context;

    public HistoryGoal(GoalContext context) {
        this.context = context;
    }

    public HistoryResult run(HistoryRequest request) {
        RevisionGraph graph = context.graph();
        return HistoryResult.of(graph, stateIfReachable(graph, request), request);
    }

    private Optional<AppliedState> stateIfReachable(RevisionGraph graph, HistoryRequest request) {
        try {
            return Optional.of(context.applied(graph, request.options()));
        } catch (MigrationFailure failure) {
            if (request.range().filter(range -> range.contains("current")).isPresent()) {
                throw failure;
            }
            context.reporter().warn("What is applied is not marked: " + failure.getMessage());
            return Optional.empty();
        }
    }
}
