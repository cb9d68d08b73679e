package io.github.migratemaven.engine.current;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.importing.OtherHistory;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Says where the database stands; only reads. */
public final class CurrentGoal {
    private final GoalContext context;

    public CurrentGoal(GoalContext context) {
        this.context = context;
    }

    public CurrentResult run(CurrentRequest request) {
        RevisionGraph graph = context.graph();
        try (TargetDatabase database = context.open()) {
            AppliedState state = context.migrator(database, request.options()).state(graph);
            return CurrentResult.of(database.settings(), graph, state, others(database, state), request);
        }
    }

    /** How far other tools had come, as long as nothing of ours is applied. */
    private static List<String> others(TargetDatabase database, AppliedState state) {
        if (!state.rows().isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.settings().openToRead()) {
            return OtherHistory.in(connection).stream().map(OtherHistory::line).toList();
        } catch (SQLException e) {
            return List.of("What another tool has recorded cannot be read: " + e.getMessage());
        }
    }
}
