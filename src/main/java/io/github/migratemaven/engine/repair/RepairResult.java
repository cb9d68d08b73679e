package io.github.migratemaven.engine.repair;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.execution.RepairOutcome;
import io.github.migratemaven.report.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code repair} recorded.
 *
 * @param repaired revisions whose files count as what was applied from now on
 * @param stillEdited other applied revisions whose files differ; they were not named and not touched
 */
public record RepairResult(
        String goal, Status status, String database, List<Repaired> repaired, List<String> stillEdited)
        implements GoalResult {

    public RepairResult {
        repaired = List.copyOf(repaired);
        stillEdited = List.copyOf(stillEdited);
    }

    /**
     * One revision.
     *
     * @param differences each statement that differs, in words
     */
    public record Repaired(String revision, List<String> differences) {
        public Repaired {
            differences = List.copyOf(differences);
        }
    }

    static RepairResult of(String database, RepairOutcome outcome) {
        return new RepairResult(
                "repair",
                Status.OK,
                database,
                outcome.repaired().stream()
                        .map(edited -> new Repaired(
                                edited.revision().id(),
                                edited.differences().stream()
                                        .map(difference -> difference.describe())
                                        .toList()))
                        .toList(),
                outcome.stillEdited());
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Repaired revision : repaired) {
            revision.differences().forEach(difference -> difference.lines().forEach(lines::add));
            lines.add("Revision " + revision.revision() + " is recorded as its file is now.");
        }
        if (repaired.isEmpty()) {
            lines.add("Nothing to repair: the files hold what was applied.");
        }
        if (!stillEdited.isEmpty()) {
            lines.add("Edited too, and not named: " + String.join(", ", stillEdited));
        }
        return lines;
    }
}
