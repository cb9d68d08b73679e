package io.github.migratemaven.engine.result;

import io.github.migratemaven.report.Status;
import java.util.List;

/**
 * A goal that had no work in this module.
 *
 * @param skipped why: a setting, or nothing to work on
 */
public record SkippedResult(String goal, Status status, String skipped) implements GoalResult {

    public static SkippedResult because(String goal, String reason) {
        return new SkippedResult(goal, Status.OK, reason);
    }

    @Override
    public List<String> lines() {
        return List.of("migrate:" + goal + " passed over: " + skipped);
    }
}
