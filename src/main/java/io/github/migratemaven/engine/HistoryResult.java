package io.github.migratemaven.engine;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.migratemaven.execution.AppliedState;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.RevisionGraph;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The revisions of this checkout, newest first.
 *
 * @param database whose applied revisions are marked; absent when none could be asked
 */
public record HistoryResult(
        String goal,
        Status status,
        Optional<String> database,
        List<Entry> revisions,
        @JsonIgnore boolean verbose) implements GoalResult {

    public HistoryResult {
        revisions = List.copyOf(revisions);
    }

    static HistoryResult of(RevisionGraph graph, Optional<AppliedState> state, HistoryRequest request) {
        Set<String> applied = state.map(AppliedState::applied).orElse(Set.of());
        Set<String> current = state.map(known -> Set.copyOf(known.heads())).orElse(Set.of());
        List<Entry> entries = new ArrayList<>();
        for (Revision revision : graph.order()) {
            entries.add(0, Entry.of(revision, graph, applied, current));
        }
        return new HistoryResult("history", Status.OK, state.map(AppliedState::database), entries, request.verbose());
    }

    /**
     * One revision.
     *
     * @param applied whether the database has it
     * @param current whether it is a head of what the database has
     */
    public record Entry(
            String revision,
            List<String> revises,
            List<String> dependsOn,
            List<String> branchLabels,
            String message,
            Instant createDate,
            Optional<Path> file,
            boolean head,
            boolean branchPoint,
            boolean mergePoint,
            boolean applied,
            boolean current) {

        public Entry {
            revises = List.copyOf(revises);
            dependsOn = List.copyOf(dependsOn);
            branchLabels = List.copyOf(branchLabels);
        }

        static Entry of(Revision revision, RevisionGraph graph, Set<String> applied, Set<String> current) {
            int children = graph.children(revision.id()).size();
            return new Entry(
                    revision.id(),
                    revision.parents(),
                    revision.dependsOn(),
                    revision.branchLabels(),
                    revision.message(),
                    revision.createDate(),
                    revision.file(),
                    children == 0,
                    children > 1,
                    revision.parents().size() > 1,
                    applied.contains(revision.id()),
                    current.contains(revision.id()));
        }

        String line() {
            List<String> marks = new ArrayList<>();
            branchLabels.forEach(label -> marks.add("(" + label + ")"));
            mark(marks, head, "(head)");
            mark(marks, branchPoint, "(branchpoint)");
            mark(marks, mergePoint, "(mergepoint)");
            mark(marks, applied && !current, "(applied)");
            mark(marks, current, "(current)");
            String parents = revises.isEmpty() ? "<base>" : String.join(", ", revises);
            String suffix = marks.isEmpty() ? "" : " " + String.join(" ", marks);
            return parents + " -> " + revision + suffix + ", " + message;
        }

        private static void mark(List<String> marks, boolean holds, String text) {
            if (holds) {
                marks.add(text);
            }
        }
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (revisions.isEmpty()) {
            lines.add("There are no revisions yet.");
        }
        for (Entry entry : revisions) {
            lines.add(entry.line());
            if (verbose) {
                lines.add("    created " + entry.createDate()
                        + entry.file().map(file -> ", " + file).orElse(""));
            }
        }
        return lines;
    }
}
