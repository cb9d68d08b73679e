package io.github.migratemaven.engine.upgrade;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.execution.offline.OfflineScript;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import java.util.Locale;

/** Writes the script that upgrades or downgrades by psql; asks no database. */
public final class ScriptGoal {
    private final GoalContext context;
    private final Direction direction;

    public ScriptGoal(GoalContext context, Direction direction) {
        this.context = context;
        this.direction = direction;
    }

    public ScriptResult run(ScriptRequest request) {
        return new ScriptResult(
                direction.name().toLowerCase(Locale.ROOT),
                Status.OK,
                request.range(),
                OfflineScript.of(context.graph(), direction, request.range(), request.options()));
    }
}
