package io.github.migratemaven.execution.check;

import io.github.migratemaven.execution.history.DatabaseIdentity;
import io.github.migratemaven.execution.history.History;
import io.github.migratemaven.execution.session.Session;
import io.github.migratemaven.execution.step.Progress;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Plan;
import io.github.migratemaven.revision.Step;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a plan was made upon. A server that takes a lost one's place must be the same database, or a standby of it, and have
 * what was applied before: else the plan would run revisions without those that they need.
 *
 * @param place where the run began
 * @param applied ids of what was applied then
 */
public record PlanBasis(DatabaseIdentity place, Set<String> applied) {

    public static PlanBasis of(Session session, History history) throws SQLException {
        return new PlanBasis(DatabaseIdentity.of(session.connection(), ""), history.applied());
    }

    /** @throws MigrationFailure if the plan may not be continued on this server */
    public void require(Session session, History now, Plan plan, Progress progress) throws SQLException {
        String server = session.settings().displayUrl();
        DatabaseIdentity here = DatabaseIdentity.of(session.connection(), "");
        if (!place.isSamePlaceAs(here)) {
            throw MigrationFailure.refused(
                    "The server that answers now, " + server + ", is neither the one on which the run began nor a standby of"
                            + " it: its system identifier is " + here.cluster() + ", not " + place.cluster() + ".",
                    progress.finished() + " Nothing was changed on this server. Name only servers of one cluster in the"
                            + " URL.");
        }
        Set<String> absent = new LinkedHashSet<>(applied);
        plan.steps().stream().map(Step::revision).forEach(revision -> absent.remove(revision.id()));
        absent.removeAll(now.applied());
        if (!absent.isEmpty()) {
            throw MigrationFailure.refused(
                    "The server that answers now, " + server + ", lacks what was applied before this run: "
                            + String.join(", ", absent)
                            + ". It is a standby that was promoted before it had received that.",
                    progress.finished() + " Nothing more was run. What is lost will be applied again when the goal is run"
                            + " again; rows that were written meanwhile may be lost as well.");
        }
    }
}
