package io.github.migratemaven.execution.history;

import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a database stands, seen from a checkout's revisions; gathered without writing anything.
 *
 * @param database what was looked at, without secrets
 * @param environment the name it was given; empty when it has none
 * @param versionSchema schema in which the version tables are, or would be
 * @param hasHistory whether the version tables exist
 * @param applied ids of what counts as applied; a squashed revision does where all that it replaces is
 * @param heads applied revisions that no applied one revises or depends on
 * @param rows all rows, in the order in which they were applied
 * @param pending revisions of the checkout that are not applied, in the order in which they would be
 * @param ahead applied revisions that the checkout does not have
 * @param partlySquashed applied revisions that a squashed one of the checkout replaces, together with others that are not
 *     applied
 * @param edited applied revisions whose files hold other statements now
 * @param inProgress non-transactional revisions that were begun and not finished
 * @param unmanagedTables tables of a database without history
 */
public record AppliedState(
        String database,
        String serverVersion,
        String environment,
        String versionSchema,
        boolean hasHistory,
        Set<String> applied,
        List<String> heads,
        List<AppliedRevision> rows,
        List<Revision> pending,
        List<AppliedRevision> ahead,
        List<String> partlySquashed,
        List<EditedRevision> edited,
        List<AppliedRevision> inProgress,
        List<String> unmanagedTables) {

    /** Ids of what is applied, and of what was begun and not finished. */
    public Set<String> touched() {
        Set<String> touched = new LinkedHashSet<>(applied);
        rows.forEach(row -> touched.add(row.id()));
        return touched;
    }

    /** The row of a revision; of a squashed one that stands for what it replaces, the last row of these. */
    public Optional<AppliedRevision> rowOf(Revision revision) {
        Optional<AppliedRevision> last = Optional.empty();
        for (AppliedRevision row : rows) {
            boolean stands =
                    row.id().equals(revision.id()) || revision.replaces().contains(row.id());
            if (stands && (last.isEmpty() || row.appliedAt().isAfter(last.get().appliedAt()))) {
                last = Optional.of(row);
            }
        }
        return last;
    }

    /** Ahead before pending: an older checkout must know first of all that it is an older one. */
    public Status status() {
        if (!ahead.isEmpty()) {
            return Status.AHEAD;
        }
        return pending.isEmpty() && partlySquashed.isEmpty() && edited.isEmpty() && inProgress.isEmpty()
                ? Status.OK
                : Status.PENDING;
    }
}
