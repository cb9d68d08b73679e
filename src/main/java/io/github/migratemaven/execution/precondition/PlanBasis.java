package io.github.migratemaven.execution.precondition;

import io.github.migratemaven.execution.history.DatabaseIdentity;
import io.github.migratemaven.execution.history.History;
import io.github.migratemaven.execution.session.Session;
import io.github.migratemaven.execution.step.Progress;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.plan.Plan;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

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
                    "The server that answers now, " + server
                            + ", is neither the one on which the run began nor a standby of"
                            + " it: its system identifier is " + here.cluster() + ", not " + place.cluster() + ".",
                    progress.finished() + " Nothing was changed on this server. Name only servers of one cluster in the"
                            + " URL.");
        }
        Set<String> planned =
                plan.steps().stream().map(step -> step.revision().id()).collect(Collectors.toSet());
        Set<String> lost = difference(applied, planned, now.applied());
        if (!lost.isEmpty()) {
            throw refused(
                    server + ", lacks what was applied before this run: " + String.join(", ", lost)
                            + ". It is a standby that was promoted before it had received that.",
                    progress);
        }
        Set<String> returned = difference(now.applied(), planned, applied);
        if (plan.direction() == Direction.DOWNGRADE && !returned.isEmpty()) {
            throw refused(
                    server + ", has revisions that were not applied when this run began: "
                            + String.join(", ", returned)
                            + ". It is a standby that was promoted before it had received that they were taken back, or"
                            + " somebody has applied them since.",
                    progress);
        }
    }

    private static Set<String> difference(Set<String> ids, Set<String> planned, Set<String> others) {
        Set<String> rest = new LinkedHashSet<>(ids);
        rest.removeAll(planned);
        rest.removeAll(others);
        return rest;
    }

    private static MigrationFailure refused(String problem, Progress progress) {
        return MigrationFailure.refused(
                "The server that answers now, " + problem,
                progress.finished()
                        + " Nothing more was run. Run the goal again: it plans from what this server has. Rows"
                        + " that a promoted standby had not received are lost too.");
    }
}
