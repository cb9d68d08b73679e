package io.github.migratemaven.execution.history;

import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is written to {@code migrate_revision} for a revision. */
public record RevisionRow(
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
        Optional<String> downgradeScript,
        boolean downgradeInTransaction) {

    public static RevisionRow of(
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
                // The file of a revision in Java is the same for both directions.
                revision.upgrade().language() == Language.JAVA ? Optional.empty() : kept(revision.upgrade()),
                kept(revision.downgrade()),
                revision.downgrade().transactional());
    }

    /** A copy of a script of any size would not be worth its place in the database. */
    private static Optional<String> kept(Script script) {
        return script.isLarge() ? Optional.empty() : Optional.of(script.executed());
    }

    /** A revision that was not run here: the database is known to be what it would have made of it. */
    public static RevisionRow stamped(Revision revision) {
        return of(revision, AppliedRevision.State.APPLIED, 0, 0, Duration.ZERO);
    }

    public static RevisionRow applied(Revision revision, int statements, Duration duration) {
        return of(revision, AppliedRevision.State.APPLIED, statements, statements, duration);
    }
}
