package io.github.migratemaven.engine.stamp;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.execution.StampOutcome;
import io.github.migratemaven.report.Status;
import java.util.List;

/**
 * What {@code stamp} recorded; nothing was run.
 *
 * @param added revisions that count as applied from now on
 * @param removed revisions that count no longer
 * @param current heads of what counts as applied
 * @param proven whether the database was compared with what the revisions build, and found equal
 */
public record StampResult(
        String goal,
        Status status,
        String database,
        List<String> added,
        List<String> removed,
        List<String> current,
        boolean proven,
        List<String> warnings)
        implements GoalResult {

    public StampResult {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        current = List.copyOf(current);
        warnings = List.copyOf(warnings);
    }

    static StampResult of(String database, StampOutcome outcome) {
        return new StampResult(
                "stamp",
                outcome.status(),
                database,
                outcome.added(),
                outcome.removed(),
                outcome.to(),
                outcome.proven(),
                outcome.warnings());
    }

    @Override
    public List<String> lines() {
        if (status == Status.LOCKED) {
            return List.of("Skipped: another runner is at work on " + database + ".");
        }
        String position = current.isEmpty() ? "base" : String.join(", ", current);
        if (added.isEmpty() && removed.isEmpty()) {
            return List.of("Nothing to record: " + database + " is recorded as at " + position + " already.");
        }
        return List.of("Recorded, nothing was run: " + database + " is recorded as at " + position
                + (proven ? ", which a comparison has shown it to be." : "; this was not proven."));
    }
}
