package io.github.migratemaven.engine.history;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.result.NotInJson;
import io.github.migratemaven.execution.history.AppliedRevision;
import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.graph.RevisionRange;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The revisions of this checkout, newest first.
 *
 * @param unknown applied revisions that this checkout does not have
 * @param database whose applied revisions are marked; absent when none could be asked
 */
public record HistoryResult(
        String goal,
        Status status,
        Optional<String> database,
        List<Entry> revisions,
        List<String> unknown,
        @NotInJson boolean verbose)
        implements GoalResult {

    public HistoryResult {
        revisions = List.copyOf(revisions);
        unknown = List.copyOf(unknown);
    }

    static HistoryResult of(RevisionGraph graph, Optional<AppliedState> state, HistoryRequest request) {
        Set<String> applied = state.map(AppliedState::applied).orElse(Set.of());
        Set<String> current = state.map(known -> Set.copyOf(known.heads())).orElse(Set.of());
        List<Revision> revisions = request.range()
                .map(range -> RevisionRange.newestFirst(graph, applied, range))
                .orElseGet(graph::newestFirst);
        return new HistoryResult(
                "history",
                Status.OK,
                state.map(AppliedState::database),
                revisions.stream()
                        .map(revision -> Entry.of(revision, graph, applied, current, state))
                        .toList(),
                state.map(AppliedState::ahead).orElse(List.of()).stream()
                        .map(AppliedRevision::id)
                        .toList(),
                request.verbose());
    }

    /**
     * One revision.
     *
     * @param applied whether the database has it
     * @param current whether it is a head of what the database has
     * @param follows ids of its parents as the history knows them: a squashed one in the place of those it replaces
     * @param appliedAt when it was applied to the database
     * @param appliedBy the role that did
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
            boolean current,
            Optional<Instant> appliedAt,
            Optional<String> appliedBy,
            @NotInJson List<String> follows) {

        public Entry {
            revises = List.copyOf(revises);
            dependsOn = List.copyOf(dependsOn);
            branchLabels = List.copyOf(branchLabels);
            follows = List.copyOf(follows);
        }

        private static final DateTimeFormatter DAY =
                DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

        static Entry of(
                Revision revision,
                RevisionGraph graph,
                Set<String> applied,
                Set<String> current,
                Optional<AppliedState> state) {
            Optional<AppliedRevision> row =
                    state.flatMap(known -> known.rowOf(revision)).filter(known -> applied.contains(revision.id()));
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
                    current.contains(revision.id()),
                    row.map(AppliedRevision::appliedAt),
                    row.map(AppliedRevision::appliedBy),
                    graph.parents(revision.id()).stream().map(Revision::id).toList());
        }

        String line() {
            List<String> marks = new ArrayList<>();
            branchLabels.forEach(label -> marks.add("(" + label + ")"));
            mark(marks, head, "(head)");
            mark(marks, branchPoint, "(branchpoint)");
            mark(marks, mergePoint, "(mergepoint)");
            mark(marks, applied && !current, "(applied)");
            mark(marks, current, "(current)");
            if (!dependsOn.isEmpty()) {
                marks.add("(depends on " + String.join(", ", dependsOn) + ")");
            }
            String parents = revises.isEmpty() ? "<base>" : String.join(", ", revises);
            String suffix = marks.isEmpty() ? "" : " " + String.join(" ", marks);
            return DAY.format(createDate) + "  " + parents + " -> " + revision + suffix + ", " + message;
        }

        List<String> details() {
            List<String> details = new ArrayList<>();
            details.add("created " + createDate + file.map(path -> ", " + path).orElse(""));
            appliedAt.ifPresent(at -> details.add(
                    "applied " + at + appliedBy.map(by -> " by " + by).orElse("")));
            return details;
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
        Map<String, Entry> byId = new HashMap<>();
        revisions.forEach(entry -> byId.put(entry.revision(), entry));
        List<GraphDrawing.Row> drawing = GraphDrawing.of(revisions.stream()
                .map(entry -> new GraphDrawing.Node(
                        entry.revision(),
                        entry.follows().stream().filter(byId::containsKey).toList()))
                .toList());
        boolean oneLine = drawing.stream().allMatch(row -> row.drawn().equals("*"));
        String below = " ".repeat(oneLine ? 4 : width(drawing) + 4);
        for (GraphDrawing.Row row : drawing) {
            Optional<Entry> entry = Optional.ofNullable(byId.get(row.revision()));
            String margin = oneLine ? "" : padded(row.drawn(), width(drawing) + 1);
            lines.add((margin + entry.map(Entry::line).orElse("")).stripTrailing());
            if (verbose) {
                entry.ifPresent(known -> known.details().forEach(detail -> lines.add(below + detail)));
            }
        }
        if (!unknown.isEmpty()) {
            lines.add("AHEAD: the database has applied also " + String.join(", ", unknown)
                    + ", which this checkout does not have.");
        }
        return lines;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static int width(List<GraphDrawing.Row> drawing) {
        return drawing.stream().mapToInt(row -> row.drawn().length()).max().orElse(1);
    }
}
