package io.github.migratemaven.execution;

import java.util.List;

/**
 * What is to count as applied.
 *
 * @param targets revisions as {@link io.github.migratemaven.revision.graph.RevisionExpression} reads them
 * @param purge whether everything recorded is forgotten first, revisions unknown to this checkout too
 * @param force whether to record it without a proof that the database is at these revisions
 */
public record StampCommand(List<String> targets, boolean purge, boolean force) {
    public StampCommand {
        targets = List.copyOf(targets);
    }
}
