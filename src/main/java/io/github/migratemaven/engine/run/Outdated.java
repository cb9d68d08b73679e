package io.github.migratemaven.engine.run;

import io.github.migratemaven.execution.history.AppliedRevision;
import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Applied revisions whose files have changed or gone since.
 *
 * @param graph the revisions as their files are now
 * @param rows those that the database has applied in another form, the last ones first
 */
record Outdated(RevisionGraph graph, List<AppliedRevision> rows) {

    /** @throws MigrationFailure if another revision that is applied stands on one of them */
    static Outdated of(RevisionGraph graph, AppliedState state) {
        Set<String> ids = new LinkedHashSet<>();
        state.edited().forEach(edited -> ids.add(edited.revision().id()));
        state.ahead().forEach(row -> ids.add(row.id()));
        state.inProgress().stream().filter(row -> isEdited(row, graph)).forEach(row -> ids.add(row.id()));
        Set<String> above = graph.descendants(ids);
        List<AppliedRevision> outdated = new ArrayList<>();
        for (AppliedRevision row : state.rows()) {
            if (ids.contains(row.id())) {
                outdated.add(0, row);
            } else if (above.contains(row.id()) || parents(row).anyMatch(ids::contains)) {
                throw MigrationFailure.refused(
                        "The revision " + ids.iterator().next()
                                + " has changed since it was applied, and " + row.id()
                                + " is applied on top of it, so it is not taken back.",
                        "Undo the change and write another revision, or begin with an empty database: mvn migrate:run"
                                + " -Dfresh.");
            }
        }
        return new Outdated(graph, outdated);
    }

    /** Whether one that failed half-way has been corrected since: it begins anew. */
    private static boolean isEdited(AppliedRevision row, RevisionGraph graph) {
        return graph.get(row.id())
                .filter(revision -> !revision.checksum().equals(row.checksum()))
                .isPresent();
    }

    private static Stream<String> parents(AppliedRevision row) {
        return Stream.concat(row.revises().stream(), row.dependsOn().stream());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        rows.forEach(row -> ids.add(row.id()));
        return ids;
    }

    /** A target below the one that was applied last. */
    String below() {
        return rows.get(0).revises().stream().findFirst().orElse("base");
    }

    /**
     * The revisions without these, and without what stands on them: what the graph lacks, a downgrade takes back by the
     * script that the database has kept.
     */
    RevisionGraph others() {
        Set<String> gone = new HashSet<>(ids());
        gone.addAll(graph.descendants(gone));
        List<Revision> others = graph.order().stream()
                .filter(revision -> !gone.contains(revision.id()))
                .toList();
        return RevisionGraph.of(others).withHooks(graph.hooks());
    }
}
