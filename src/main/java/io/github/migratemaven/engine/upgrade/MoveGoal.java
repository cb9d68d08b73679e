package io.github.migratemaven.engine.upgrade;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.VerboseReporter;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.graph.RevisionGraph;

/** Moves the database up or down along its revisions, or says what that would do. */
public final class MoveGoal {
    private final GoalContext context;
    private final Direction direction;

    public MoveGoal(GoalContext context, Direction direction) {
        this.context = context;
        this.direction = direction;
    }

    public MoveResult run(MoveRequest request) {
        RevisionGraph graph = context.graph();
        try (TargetDatabase database = context.open()) {
            Reporter reporter = request.verbose() ? new VerboseReporter(context.reporter()) : context.reporter();
            Migrator migrator = context.migrator(database, request.options(), reporter);
            if (request.dryRun()) {
                return MoveResult.planned(
                        database.settings(), request, direction, migrator.dryRun(graph, direction, request.target()));
            }
            return MoveResult.done(
                    database.settings(),
                    request,
                    direction == Direction.UPGRADE
                            ? migrator.upgrade(graph, request.target())
                            : migrator.downgrade(graph, request.target()));
        }
    }
}
