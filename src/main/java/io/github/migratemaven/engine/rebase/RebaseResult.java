package io.github.migratemaven.engine.rebase;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.plan.Rebase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line that stands on another now.
 *
 * @param line ids of the revisions that moved, the lowest first
 * @param onto id of the revision that they stand on
 * @param changes the files that were rewritten
 */
public record RebaseResult(String goal, Status status, List<String> line, String onto, List<Change> changes)
        implements GoalResult {

    public RebaseResult {
        line = List.copyOf(line);
        changes = List.copyOf(changes);
    }

    /** A file whose line {@code Revises} was rewritten. */
    public record Change(String revision, Optional<Path> file, List<String> before, List<String> after) {
        public Change {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        String line() {
            return file.map(path -> String.valueOf(path.getFileName())).orElse(revision) + ": Revises " + named(before)
                    + " -> " + named(after);
        }

        private static String named(List<String> parents) {
            return parents.isEmpty() ? "<base>" : String.join(", ", parents);
        }
    }

    static RebaseResult of(RevisionGraph graph, Rebase rebase) {
        List<Change> changes = new ArrayList<>();
        rebase.parents().forEach((id, parents) -> {
            Revision revision = graph.require(id);
            changes.add(new Change(id, revision.file(), revision.parents(), parents));
        });
        return new RebaseResult(
                "rebase",
                Status.OK,
                rebase.line().stream().map(Revision::id).toList(),
                rebase.onto().id(),
                changes);
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        changes.forEach(change -> lines.add(change.line()));
        lines.add((line.size() == 1 ? "1 revision stands" : line.size() + " revisions stand") + " on " + onto + " now: "
                + String.join(", ", line) + ". Apply with mvn migrate:upgrade.");
        return lines;
    }
}
