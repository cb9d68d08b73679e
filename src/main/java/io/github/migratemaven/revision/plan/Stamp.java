package io.github.migratemaven.revision.plan;

import io.github.migratemaven.revision.Revision;
import java.util.List;
import java.util.Set;

/**
 * A change of what counts as applied, without running anything.
 *
 * @param added revisions that count as applied from now on, parents and dependencies first
 * @param removed ids that count no longer, those that need others first
 * @param applied all that count as applied afterwards
 */
public record Stamp(List<Revision> added, List<String> removed, Set<String> applied) {

    public Stamp {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        applied = Set.copyOf(applied);
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }
}
