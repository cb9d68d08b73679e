package io.github.migratemaven.revision;

import java.util.List;
import java.util.Set;

/**
 * Where a database stands in a graph.
 *
 * @param current the applied revisions that no other applied one needs, as Alembic's {@code current} shows them
 * @param pending revisions that are not applied, parents and dependencies first
 * @param unknown applied ids that the graph does not have: the database is ahead of these files
 */
public record Position(List<Revision> current, List<Revision> pending, Set<String> unknown) {

    public static Position of(RevisionGraph graph, Set<String> applied) {
        List<Revision> pending = graph.order().stream()
                .filter(revision -> !applied.contains(revision.id()))
                .toList();
        return new Position(graph.inOrder(graph.headRows(applied)), pending, graph.unknown(applied));
    }

    /** Whether every revision is applied, and no other. */
    public boolean isAtHeads() {
        return pending.isEmpty() && unknown.isEmpty();
    }

    /** Whether the database has applied revisions that are not among the files. */
    public boolean isAhead() {
        return !unknown.isEmpty();
    }
}
