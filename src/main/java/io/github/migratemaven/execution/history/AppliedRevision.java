package io.github.migratemaven.execution.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A row of {@code migrate_revision}.
 *
 * @param id the revision's identifier
 * @param revises its parents when it was applied
 * @param dependsOn its dependencies when it was applied
 * @param message its message
 * @param checksum over the tokens of both its scripts
 * @param state whether it is applied, or how far a non-transactional run of it has come
 * @param statementsDone statements finished in that state
 * @param statementsTotal statements in all; 0 for a revision that was only stamped
 * @param appliedAt the server's clock
 * @param appliedBy the role that logged in
 * @param duration from its first statement to its commit
 */
public record AppliedRevision(
        String id,
        List<String> revises,
        List<String> dependsOn,
        String message,
        String checksum,
        State state,
        int statementsDone,
        int statementsTotal,
        Instant appliedAt,
        String appliedBy,
        Duration duration) {

    public AppliedRevision {
        revises = List.copyOf(revises);
        dependsOn = List.copyOf(dependsOn);
    }

    /** Of each of them, in their order. */
    public static List<String> ids(List<AppliedRevision> rows) {
        List<String> ids = new ArrayList<>(rows.size());
        for (AppliedRevision each : rows) {
            ids.add(each.id());
        }
        return ids;
    }

    /**
     * The command that takes a line of revisions back and leaves every other line as it is; of several lines it is the
     * last, which none of the others can depend on, and a remark says that there are others.
     *
     * @param rows in the order in which they were applied, all above others that stay
     */
    public static String wayBack(List<AppliedRevision> rows) {
        Set<String> ids = Set.copyOf(ids(rows));
        List<AppliedRevision> lowest = rows.stream()
                .filter(row -> row.revises().stream().noneMatch(ids::contains))
                .toList();
        if (lowest.isEmpty()) {
            return "mvn migrate:downgrade -Dtarget=<revision>";
        }
        AppliedRevision last = lowest.get(lowest.size() - 1);
        String stays = last.revises().isEmpty()
                ? "base"
                : last.revises().get(last.revises().size() - 1);
        return "mvn migrate:downgrade -Dtarget=" + last.id() + "@" + stays
                + (lowest.size() == 1 ? "" : " and then, line by line, what mvn migrate:current names next");
    }

    /** Where a revision stands in the database. */
    public enum State {
        /** Entirely applied. */
        APPLIED,
        /** A non-transactional upgrade was begun and not finished; a further {@code upgrade} resumes it. */
        UPGRADING,
        /** A non-transactional downgrade was begun and not finished; a further {@code downgrade} resumes it. */
        DOWNGRADING
    }
}
