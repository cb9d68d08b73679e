package io.github.migratemaven.engine.show;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Some revisions of this checkout, seen without a database: the heads, the branch points, or those named. */
public record RevisionsResult(String goal, Status status, List<Entry> revisions) implements GoalResult {

    public RevisionsResult {
        revisions = List.copyOf(revisions);
    }

    /**
     * One revision.
     *
     * @param followedBy ids of those that revise it
     */
    public record Entry(
            String revision,
            List<String> revises,
            List<String> followedBy,
            List<String> dependsOn,
            List<String> branchLabels,
            String message,
            Instant createDate,
            Optional<Path> file) {

        public Entry {
            revises = List.copyOf(revises);
            followedBy = List.copyOf(followedBy);
            dependsOn = List.copyOf(dependsOn);
            branchLabels = List.copyOf(branchLabels);
        }

        private String marks() {
            return (branchLabels.isEmpty() ? "" : " (" + String.join(", ", branchLabels) + ")")
                    + (followedBy.isEmpty() ? " (head)" : "")
                    + (followedBy.size() > 1 ? " (branchpoint)" : "")
                    + (revises.size() > 1 ? " (mergepoint)" : "");
        }
    }

    static RevisionsResult of(String goal, RevisionGraph graph, List<Revision> revisions) {
        return new RevisionsResult(
                goal,
                Status.OK,
                revisions.stream().map(revision -> entry(graph, revision)).toList());
    }

    private static Entry entry(RevisionGraph graph, Revision revision) {
        return new Entry(
                revision.id(),
                revision.parents(),
                graph.children(revision.id()).stream().map(Revision::id).toList(),
                revision.dependsOn(),
                revision.branchLabels(),
                revision.message(),
                revision.createDate(),
                revision.file());
    }

    @Override
    public List<String> lines() {
        return switch (goal) {
            case "show" ->
                revisions.stream().flatMap(entry -> longRecord(entry).stream()).toList();
            case "branches" -> branchLines();
            default -> headLines();
        };
    }

    private List<String> headLines() {
        List<String> lines = new ArrayList<>();
        revisions.forEach(entry -> lines.add(entry.revision() + entry.marks()));
        if (revisions.isEmpty()) {
            lines.add("There are no revisions yet.");
        } else if (revisions.size() > 1) {
            lines.add("There are several heads. " + RevisionGraph.SEVERAL_HEADS_ADVICE);
        }
        return lines;
    }

    private List<String> branchLines() {
        List<String> lines = new ArrayList<>();
        for (Entry entry : revisions) {
            lines.add(entry.revision() + entry.marks());
            entry.followedBy().forEach(id -> lines.add("    -> " + id));
        }
        return lines.isEmpty() ? List.of("No revision is followed by more than one.") : lines;
    }

    private static List<String> longRecord(Entry entry) {
        List<String> lines = new ArrayList<>();
        lines.add("Rev: " + entry.revision() + entry.marks());
        lines.add((entry.revises().size() > 1 ? "Merges: " : "Parent: ")
                + (entry.revises().isEmpty() ? "<base>" : String.join(", ", entry.revises())));
        if (!entry.dependsOn().isEmpty()) {
            lines.add("Also depends on: " + String.join(", ", entry.dependsOn()));
        }
        if (entry.followedBy().size() > 1) {
            lines.add("Branches into: " + String.join(", ", entry.followedBy()));
        }
        entry.file().ifPresent(file -> lines.add("Path: " + file));
        lines.add("Create Date: " + entry.createDate());
        lines.add("    " + entry.message());
        return lines;
    }
}
