package io.github.migratemaven.execution.step;

import io.github.migratemaven.execution.history.AppliedRevision;
import io.github.migratemaven.execution.history.AppliedRevision.State;
import io.github.migratemaven.execution.history.EventLog;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What an earlier run left of a non-transactional step.
 *
 * @param begun whether there was one that did not come to its end
 * @param done how many statements it finished
 * @param sent checksums of the statements it sent, finished or not; empty where none was recorded
 * @param abandoning whether the step takes back an upgrade that was never finished: some of its objects do not exist
 */
public record EarlierAttempt(boolean begun, int done, List<String> sent, boolean abandoning) {
    /** Marks such a downgrade in the history. */
    static final String ABANDONING = "abandoning";

    /** @param row what the history holds of the revision */
    static EarlierAttempt of(Run run, Step step, Optional<AppliedRevision> row) throws SQLException {
        boolean upgrade = step.direction() == Direction.UPGRADE;
        Optional<AppliedRevision> begun =
                row.filter(existing -> existing.state() == (upgrade ? State.UPGRADING : State.DOWNGRADING));
        if (begun.isEmpty()) {
            boolean halfUpgraded = row.isPresent() && row.get().state() == State.UPGRADING;
            return new EarlierAttempt(false, 0, List.of(), !upgrade && halfUpgraded);
        }
        EventLog events = run.table().events();
        Connection connection = run.session().connection();
        String id = step.revision().id();
        boolean abandoning = !upgrade
                && events.startDetail(connection, Bookkeeping.kind(step), id).equals(ABANDONING);
        return new EarlierAttempt(
                true,
                begun.get().statementsDone(),
                events.sentStatements(connection, Bookkeeping.kind(step), id),
                abandoning);
    }

    /**
     * Only the part that was not yet sent to the server may have been edited.
     *
     * @param checksums those of the statements as they are now
     */
    void requireUnchanged(List<String> checksums, String source) {
        for (int i = 0; i < sent.size(); i++) {
            boolean changed = i >= checksums.size()
                    || (!sent.get(i).isEmpty() && !sent.get(i).equals(checksums.get(i)));
            if (changed) {
                throw MigrationFailure.refused(
                        source + ": statement " + (i + 1)
                                + " was already sent to this database and has been edited since (" + done + " of "
                                + checksums.size() + " are done).",
                        "Restore that statement; only what comes after it may still be changed.");
            }
        }
    }
}
