package io.github.migratemaven.engine.server;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.shadow.EmbeddedDatabase;
import java.util.Optional;

/** Stops the embedded database. */
public final class StopGoal {
    private final GoalContext context;

    public StopGoal(GoalContext context) {
        this.context = context;
    }

    public ServerResult run() {
        boolean stopped =
                context.servers().existingDatabase().map(EmbeddedDatabase::stop).orElse(false);
        return new ServerResult(
                "stop", Status.OK, false, stopped, false, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
