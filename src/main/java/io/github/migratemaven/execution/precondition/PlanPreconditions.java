package io.github.migratemaven.execution.precondition;

import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.execution.history.AppliedRevision.State;
import io.github.migratemaven.execution.history.DatabaseIdentity;
import io.github.migratemaven.execution.history.History;
import io.github.migratemaven.execution.history.HistoryReader;
import io.github.migratemaven.execution.options.EnvironmentRules;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.script.HookStatements;
import io.github.migratemaven.execution.session.Session;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.plan.Plan;
import io.github.migratemaven.revision.plan.Planner;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the plan for a target from what the database says, and refuses what must not be run on it. */
public final class PlanPreconditions {
    private final Session session;
    private final HistoryReader reader;
    private final ExecutionOptions options;
    private final Reporter reporter;

    public PlanPreconditions(Session session, HistoryReader reader, ExecutionOptions options, Reporter reporter) {
        this.session = session;
        this.reader = reader;
        this.options = options;
        this.reporter = reporter;
    }

    /** @throws MigrationFailure if the target cannot be planned or must not be run on this database */
    public Plan plan(History history, Direction direction, String target) throws SQLException {
        requireIdentity(direction == Direction.DOWNGRADE, "a downgrade");
        Plan bare = direction == Direction.UPGRADE ? upgrade(history, target) : downgrade(history, target);
        Plan plan = bare.withHooks(history.graph().hooks());
        plan.steps().forEach(HookStatements::check);
        plan.requireValues();
        reader.otherValues(plan).forEach(reporter::warn);
        return plan;
    }

    /** The steps that lead to the target, without a look at anything else. */
    public Plan steps(History history, Direction direction, String target) throws SQLException {
        return direction == Direction.UPGRADE
                ? Planner.upgrade(history.graph(), history.applied(), target)
                : Planner.downgrade(reader.withStored(history), history.removable(), target);
    }

    private Plan upgrade(History history, String target) throws SQLException {
        HistoryReader.requireNotPartlySquashed(history);
        HistoryReader.requireNotAhead(history);
        reader.requireUnedited(history.edited());
        history.inProgress().stream()
                .filter(row -> row.state() == State.DOWNGRADING)
                .findFirst()
                .ifPresent(row -> {
                    throw MigrationFailure.refused(
                            "Revision " + row.id() + " (" + row.message()
                                    + ") was being taken back, which is unfinished: " + row.statementsDone() + " of "
                                    + row.statementsTotal() + " statements are done.",
                            "Finish that first: mvn migrate:downgrade -Dtarget="
                                    + (row.revises().isEmpty()
                                            ? "base"
                                            : row.revises().get(0)));
                });
        Plan plan = Planner.upgrade(history.graph(), history.applied(), target);
        UnprovenRevisions.refuse(plan, options.overrides().unproven());
        if (!plan.isEmpty()) {
            reader.requireNoOtherHistory(options);
            refuseUnmanaged(history.graph(), plan);
        }
        return plan;
    }

    private Plan downgrade(History history, String target) throws SQLException {
        HistoryReader.requireNotPartlySquashed(history);
        Plan plan = Planner.downgrade(reader.withStored(history), history.removable(), target);
        reader.requireWayBack(history, plan);
        UnprovenRevisions.refuse(plan, options.overrides().unproven());
        Set<String> concerned =
                plan.steps().stream().map(step -> step.revision().id()).collect(Collectors.toSet());
        reader.requireUnedited(history.edited().stream()
                .filter(revision -> concerned.contains(revision.id()))
                .toList());
        return plan;
    }

    /**
     * @param takesBack whether something may get lost
     * @throws MigrationFailure if this is not the database that the caller means, or a protected one
     */
    public void requireIdentity(boolean takesBack, String deed) throws SQLException {
        Optional<DatabaseIdentity> recorded = reader.identity();
        if (recorded.isEmpty()) {
            return;
        }
        DatabaseIdentity identity = recorded.get();
        if (identity.layout() > DatabaseIdentity.LAYOUT) {
            throw DatabaseIdentity.newer(Integer.toString(identity.layout()));
        }
        DatabaseIdentity here = reader.here(identity.environment());
        if (identity.isSamePlaceAs(here)) {
            options.environment().requireSame(identity.environment());
        } else {
            options.environment().requireRenamed(identity.environment(), identity.place());
            if (options.environment().name().isEmpty()
                    && !identity.environment().isEmpty()) {
                reporter.warn(EnvironmentRules.unnamed(identity.environment(), identity.place()));
            }
        }
        if (takesBack) {
            options.environment().requireConfirmation(identity.environment(), deed);
        }
    }

    /** @throws MigrationFailure if something may get lost by that in a protected database */
    public void requireConfirmation(String deed) throws SQLException {
        Optional<DatabaseIdentity> recorded = reader.identity();
        if (recorded.isPresent()) {
            options.environment().requireConfirmation(recorded.get().environment(), deed);
        }
    }

    private void refuseUnmanaged(RevisionGraph graph, Plan plan) throws SQLException {
        if (options.overrides().nonEmpty() || reader.hasHistory()) {
            return;
        }
        options.comparison()
                .flatMap(comparison -> comparison.recordedByAnotherTool(session.settings(), graph))
                .ifPresent(line -> {
                    throw MigrationFailure.refused(
                            "Another tool has applied revisions of these, and none is recorded here: " + line + ".",
                            "Record them as far as that, which compares first: mvn migrate:stamp\n"
                                    + "If that history has nothing to do with this database's revisions, add"
                                    + " -Dmigrate.allowNonEmpty=true");
                });
        List<String> tables = reader.unmanagedTables();
        if (tables.isEmpty()) {
            return;
        }
        Set<String> target =
                plan.steps().stream().map(step -> step.revision().id()).collect(Collectors.toSet());
        List<String> differences = List.of();
        String compared = "";
        try {
            differences = options.comparison()
                    .map(comparison ->
                            SchemaDifference.lines(comparison.differences(session.settings(), graph, target)))
                    .orElse(List.of());
        } catch (MigrationFailure nothingToCompareIn) {
            if (!nothingToCompareIn.isMisconfigured()) {
                throw nothingToCompareIn;
            }
            compared = "\nWhether these revisions describe them could not be found out: "
                    + nothingToCompareIn.getMessage();
        }
        boolean differs = !differences.isEmpty();
        throw MigrationFailure.refused(
                "The database has " + tables.size() + (tables.size() == 1 ? " table" : " tables")
                        + " but no history: " + tables.stream().limit(5).collect(Collectors.joining(", "))
                        + (tables.size() > 5 ? ", ..." : "")
                        + compared
                        + (differs
                                ? "\nIt differs from what these revisions build:\n" + String.join("\n", differences)
                                : ""),
                (differs
                                ? "If an earlier revision describes what is there, record that one: mvn migrate:stamp"
                                        + " -Dtarget=<its ID>"
                                : "If these revisions describe what is there, record that: mvn migrate:stamp -Dtarget="
                                        + plan.steps()
                                                .get(plan.steps().size() - 1)
                                                .revision()
                                                .id())
                        + "\nIf the tables have nothing to do with these revisions, add -Dmigrate.allowNonEmpty=true");
    }

    /**
     * Looks also where nothing is left to run: whoever asks for the check is told of no success without it.
     *
     * @throws MigrationFailure with status {@code drift}, if that is to be checked before an upgrade
     */
    public void refuseDrift(History history, Plan plan) {
        boolean nothingBuilt = plan.isEmpty() && history.applied().isEmpty();
        if (!options.checkDrift() || plan.direction() == Direction.DOWNGRADE || nothingBuilt) {
            return;
        }
        List<String> differences = SchemaDifference.lines(drift(history));
        if (!differences.isEmpty()) {
            throw MigrationFailure.of(
                    Status.DRIFT,
                    "The database differs from what its applied revisions build:\n" + String.join("\n", differences),
                    "Nothing was changed. Take the manual changes back or write a revision for them, then run the goal"
                            + " again." + history.graph().hooks().remark());
        }
    }

    /** How the database differs from what its applied revisions build. */
    public List<SchemaDifference> drift(History history) {
        return options.comparison()
                .orElseThrow(() -> new IllegalStateException("Nothing here can compare schemas"))
                .differences(session.settings(), history.graph(), history.applied());
    }
}
