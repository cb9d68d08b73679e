package io.github.migratemaven.engine;

import io.github.migratemaven.report.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code upgrade} or {@code downgrade} did, or with {@code dryRun} would do.
 *
 * @param database where, as a URL without user and password
 * @param target as it was asked for
 * @param steps in the order they run
 * @param current heads of what is applied afterwards; with {@code dryRun} before
 */
public record MoveResult(
        String goal,
        Status status,
        String database,
        String target,
        boolean dryRun,
        List<StepResult> steps,
        List<String> current)
        implements GoalResult {

    public MoveResult {
        steps = List.copyOf(steps);
        current = List.copyOf(current);
    }

    @Override
    public List<String> lines() {
        if (steps.isEmpty()) {
            return List.of("Nothing to do: " + database + " is at " + position() + ".");
        }
        if (dryRun) {
            return planLines();
        }
        return List.of(count() + (goal.equals("downgrade") ? " taken back" : " applied") + "; " + database + " is at "
                + position() + ".");
    }

    private List<String> planLines() {
        List<String> lines = new ArrayList<>();
        steps.forEach(step -> {
            List<String> stepLines = step.lines();
            lines.add("Would run " + stepLines.get(0));
            lines.addAll(stepLines.subList(1, stepLines.size()));
        });
        lines.add(
                "Dry run: " + count() + " would run, nothing was changed; " + database + " is at " + position() + ".");
        return lines;
    }

    private String count() {
        return steps.size() == 1 ? "1 revision" : steps.size() + " revisions";
    }

    private String position() {
        return current.isEmpty() ? "base" : String.join(", ", current);
    }
}
