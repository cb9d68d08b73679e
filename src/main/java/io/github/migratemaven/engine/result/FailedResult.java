package io.github.migratemaven.engine.result;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import java.util.List;

/**
 * A goal that ended in a failure.
 *
 * @param problem what is wrong
 * @param advice what to do next
 */
public record FailedResult(String goal, Status status, String problem, String advice) implements GoalResult {

    public static FailedResult of(String goal, MigrationFailure failure) {
        return new FailedResult(goal, failure.status(), failure.getMessage(), failure.advice());
    }

    @Override
    public List<String> lines() {
        return List.of(problem, advice);
    }
}
