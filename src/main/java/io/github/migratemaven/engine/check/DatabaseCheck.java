package io.github.migratemaven.engine.check;

import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.history.AppliedRevision;
import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Findings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the configured database has what the revisions say; only reads. */
final class DatabaseCheck {
    private final GoalContext context;
    private final RevisionGraph graph;
    private final ExecutionOptions options;

    DatabaseCheck(GoalContext context, RevisionGraph graph, ExecutionOptions options) {
        this.context = context;
        this.graph = graph;
        this.options = options;
    }

    Outcome run() {
        try (TargetDatabase database = context.open()) {
            Migrator migrator = context.migrator(database, options);
            AppliedState state = migrator.state(graph);
            requireShadowAsNewAs(state.serverVersion());
            List<Finding> edited = edited(state);
            List<Finding> ahead = ahead(state);
            Findings findings = Findings.ofHistory(CheckRules.UNEDITED, edited)
                    .and(Findings.ofHistory(CheckRules.NOT_AHEAD, ahead));
            if (edited.isEmpty() && ahead.isEmpty()) {
                List<SchemaDifference> drift = migrator.drift(graph).differences();
                findings = findings.and(Findings.ofHistory(CheckRules.NO_DRIFT, drift(drift)));
            }
            return Outcome.of(
                    Part.DATABASE,
                    database.settings().displayUrl() + " has " + state.applied().size() + " of "
                            + graph.order().size() + " revisions",
                    findings);
        }
    }

    /** @throws MigrationFailure if the shadow is configured to be older: what it proves need not hold on the database */
    private void requireShadowAsNewAs(String serverVersion) {
        int major = Integer.parseInt(serverVersion.replaceFirst("\\D.*$", ""));
        context.project().postgresVersion().filter(shadow -> shadow < major).ifPresent(shadow -> {
            throw MigrationFailure.misconfigured(
                    "The database runs PostgreSQL " + major + ", but migrate.postgresVersion is " + shadow
                            + ": what a shadow of that version proves need not hold on the database.",
                    "Set -Dmigrate.postgresVersion=" + major + ", or leave it out.");
        });
    }

    private static List<Finding> edited(AppliedState state) {
        return state.edited().stream()
                .map(edited -> {
                    Finding finding = CheckRules.UNEDITED.found(
                            edited.revision().displayName() + " was edited after it was applied.",
                            "Take the edit back and write a new revision instead. If the edit is meant and changes"
                                    + " nothing for this database: mvn migrate:repair -Drevisions="
                                    + edited.revision().id() + " -Dreason=\"<why>\"");
                    return Places.in(edited.revision(), 1, finding);
                })
                .toList();
    }

    private static List<Finding> ahead(AppliedState state) {
        return state.ahead().isEmpty()
                ? List.of()
                : List.of(CheckRules.NOT_AHEAD.found(
                        "The database has applied revisions that are not here: "
                                + state.ahead().stream()
                                        .map(DatabaseCheck::named)
                                        .collect(Collectors.joining(", ")),
                        "Use a newer checkout; mvn migrate:current shows where the database stands."));
    }

    private static String named(AppliedRevision row) {
        return row.id() + " (" + row.message() + ")";
    }

    private static List<Finding> drift(List<SchemaDifference> differences) {
        return differences.isEmpty()
                ? List.of()
                : List.of(CheckRules.NO_DRIFT.found(
                        "The database differs from what its applied revisions build:\n  "
                                + String.join("\n  ", SchemaDifference.lines(differences)),
                        "Take the manual changes back, or write a revision for them. Objects that do not belong to this"
                                + " project can be left out with -Dmigrate.exclude=<pattern>."));
    }
}
