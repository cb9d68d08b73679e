package io.github.migratemaven.page;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.revision.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A revision with what is known of it.
 *
 * @param parents ids of the revisions it follows, a squashed one in the place of those it replaces
 * @param head whether nothing follows it
 * @param applied when a database got it; empty where it has not, or none was asked
 * @param changes what its upgrade does, in words
 * @param touched relations of which anything is different after it
 * @param locks what each statement of its upgrade locks of what is there already
 */
public record RevisionEntry(
        Revision revision,
        List<String> parents,
        boolean head,
        Optional<Applied> applied,
        List<String> changes,
        Set<ObjectId> touched,
        List<StatementLocks> locks,
        List<Finding> findings) {

    public RevisionEntry {
        parents = List.copyOf(parents);
        changes = List.copyOf(changes);
        touched = new TreeSet<>(touched);
        locks = List.copyOf(locks);
        findings = List.copyOf(findings);
    }

    /** When a database got it, and who gave it. */
    public record Applied(Instant at, String by) {}
}
