package io.github.migratemaven.execution;

import io.github.migratemaven.revision.Revision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is written to {@code migrate_revision} for a revision. */
record RevisionRow(
        String id,
        List<String> revises,
        List<String> dependsOn,
        String message,
        String checksum,
        AppliedRevision.State state,
        int statementsDone,
        int statementsTotal,
        Duration duration,
        Optional<String> upgradeScript,
        String downgradeScript,
        boolean downgradeInTransaction) {

    /** Beyond this a copy of the upgrade script costs more than it helps: it only names the statement that was edited. */
    private static final int LARGEST_KEPT_UPGRADE = 1_000_000;

    static RevisionRow of(
            Revision revision,
            AppliedRevision.State state,
            int statementsDone,
            int statementsTotal,
            Duration duration) {
        return new RevisionRow(
                revision.id(),
                revision.parents(),
                revision.dependsOn(),
                revision.message(),
                revision.checksum(),
                state,
                statementsDone,
                statementsTotal,
                duration,
                Optional.of(revision.upgrade().sql()).filter(sql -> sql.length() <= LARGEST_KEPT_UPGRADE),
                revision.downgrade().sql(),
                revision.downgrade().transactional());
    }

    /** A revision that was not run here: the database is known to be what it would have made of it. */
    static RevisionRow stamped(Revision revision) {
        return of(revision, AppliedRevision.State.APPLIED, 0, 0, Duration.ZERO);
    }

    static RevisionRow applied(Revision revision, int statements, Duration duration) {
        return of(revision, AppliedRevision.State.APPLIED, statements, statements, duration);
    }
}
