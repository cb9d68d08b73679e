package io.github.migratemaven.engine.upgrade;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.execution.DryRun;
import io.github.migratemaven.execution.MigrationOutcome;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@code upgrade} or {@code downgrade} did, or with {@code dryRun} would do.
 *
 * @param database where, as a URL without user and password
 * @param target as it was asked for
 * @param steps in the order they run
 * @param current heads of what is applied afterwards; with {@code dryRun} before
 * @param notes what the target meant, such as that it is applied already
 * @param warnings what the goal warned of
 */
public record MoveResult(
        String goal,
        Status status,
        String database,
        String target,
        boolean dryRun,
        List<StepResult> steps,
        List<String> current,
        List<String> notes,
        List<String> warnings)
        implements GoalResult {

    public MoveResult {
        steps = List.copyOf(steps);
        current = List.copyOf(current);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }

    static MoveResult planned(ConnectionSettings database, MoveRequest request, Direction direction, DryRun plan) {
        return new MoveResult(
                goalOf(direction),
                Status.OK,
                database.displayUrl(),
                request.target(),
                true,
                plan.plan().steps().stream()
                        .map(step -> StepResult.planned(step, request.verbose()))
                        .toList(),
                plan.state().heads(),
                plan.plan().notes(),
                plan.warnings());
    }

    static MoveResult done(ConnectionSettings database, MoveRequest request, MigrationOutcome outcome) {
        return new MoveResult(
                goalOf(outcome.direction()),
                outcome.status(),
                database.displayUrl(),
                request.target(),
                false,
                outcome.steps().stream().map(StepResult::done).toList(),
                outcome.to(),
                outcome.notes(),
                outcome.warnings());
    }

    private static String goalOf(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> lines() {
        if (status == Status.LOCKED) {
            return List.of("Skipped: another runner is at work on " + database + ".");
        }
        List<String> lines = new ArrayList<>(notes);
        if (steps.isEmpty()) {
            lines.add("Nothing to do: " + database + " is at " + position() + ".");
        } else if (dryRun) {
            lines.addAll(planLines());
        } else {
            lines.add(count() + (goal.equals("downgrade") ? " taken back" : " applied") + "; " + database + " is at "
                    + position() + ".");
        }
        return lines;
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
