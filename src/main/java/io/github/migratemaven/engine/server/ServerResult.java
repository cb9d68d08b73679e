package io.github.migratemaven.engine.server;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.report.Status;
import java.util.List;
import java.util.Optional;

/**
 * The embedded database after {@code start} or {@code stop}.
 *
 * @param running whether the server runs now
 * @param url its JDBC URL while it runs
 * @param port its port while it runs
 * @param username role to log in as
 * @param changed whether this goal started or stopped it
 * @param emptied whether the database was made empty for this build
 */
public record ServerResult(
        String goal,
        Status status,
        boolean running,
        boolean changed,
        boolean emptied,
        Optional<String> url,
        Optional<Integer> port,
        Optional<String> username)
        implements GoalResult {

    @Override
    public List<String> lines() {
        if (running) {
            return List.of("PostgreSQL " + (changed ? "started" : "runs already") + ": " + url.orElse("") + " as "
                    + username.orElse("") + (emptied ? ", empty for this build" : "") + "; mvn migrate:stop ends it.");
        }
        return List.of(changed ? "PostgreSQL stopped." : "No embedded PostgreSQL was running.");
    }
}
