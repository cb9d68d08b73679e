package io.github.migratemaven.engine.revision;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The revision that was written, if any.
 *
 * @param changes the differences between the revisions and the model, as they were logged
 * @param warnings what is lost or may surprise when the revision runs
 * @param stages how long the parts of the work took, in the order in which they ended; some run at the same time
 */
public record RevisionResult(
        String goal,
        Status status,
        Optional<String> revision,
        Optional<Path> file,
        List<String> changes,
        List<String> warnings,
        List<Stage> stages)
        implements GoalResult {

    public RevisionResult {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
        stages = List.copyOf(stages);
    }

    /** A part of the work. */
    public record Stage(String stage, long durationMillis) {}

    public static RevisionResult written(String goal, Revision revision, List<String> changes, List<String> warnings) {
        return new RevisionResult(
                goal, Status.OK, Optional.of(revision.id()), revision.file(), changes, warnings, List.of());
    }

    /** @param leftOut the differences that were left to a later revision */
    static RevisionResult unchanged(List<String> leftOut, List<String> warnings) {
        return new RevisionResult(
                "revision", Status.OK, Optional.empty(), Optional.empty(), leftOut, warnings, List.of());
    }

    RevisionResult withStages(List<Stage> known) {
        return new RevisionResult(goal, status, revision, file, changes, warnings, known);
    }

    @Override
    public List<String> lines() {
        if (file.isEmpty()) {
            return List.of(
                    changes.isEmpty()
                            ? "No changes detected between the model and the revisions; nothing was written."
                            : "migrate.rewriter leaves out every change; nothing was written.");
        }
        List<String> lines = new ArrayList<>();
        lines.add("Generating " + file.get() + " ... done");
        lines.add("Read it, then apply it with mvn migrate:upgrade.");
        return lines;
    }
}
