package io.github.migratemaven.engine.run;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.report.Status;
import java.util.List;

/**
 * What became of the embedded database while it was kept up.
 *
 * @param url its JDBC URL
 * @param username role to log in as
 * @param applied ids of the revisions that were applied, in this order; one that was applied anew stands here again
 * @param takenBack ids of the revisions that were taken back, in this order
 * @param running whether the server still runs, since somebody else uses it or has left it running
 */
public record RunResult(
        String goal,
        Status status,
        String url,
        String username,
        List<String> applied,
        List<String> takenBack,
        boolean running)
        implements GoalResult {

    public RunResult {
        applied = List.copyOf(applied);
        takenBack = List.copyOf(takenBack);
    }

    @Override
    public List<String> lines() {
        return List.of(
                running
                        ? "PostgreSQL goes on running, since others use it; mvn migrate:stop ends it."
                        : "PostgreSQL stopped; its data stay until mvn clean.");
    }
}
