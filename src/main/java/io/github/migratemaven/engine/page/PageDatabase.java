package io.github.migratemaven.engine.page;

import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.page.Verdict;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.List;
import java.util.Optional;

/**
 * Where the configured database stands; a page without one is a page nevertheless.
 *
 * @param state empty where none could be asked
 */
record PageDatabase(Optional<AppliedState> state, Verdict verdict) {

    static PageDatabase ask(GoalContext context, RevisionGraph graph, ExecutionOptions options) {
        try (TargetDatabase database = context.open()) {
            Migrator migrator = context.migrator(database, options);
            AppliedState state = migrator.state(graph);
            return new PageDatabase(Optional.of(state), verdict(migrator, graph, state));
        } catch (MigrationFailure failure) {
            return new PageDatabase(Optional.empty(), Verdict.unknown(failure.getMessage(), failure.advice()));
        }
    }

    private static Verdict verdict(Migrator migrator, RevisionGraph graph, AppliedState state) {
        String position = state.database() + " has " + state.applied().size() + " of "
                + graph.order().size() + " revisions";
        List<SchemaDifference> drift;
        try {
            drift = migrator.drift(graph).differences();
        } catch (MigrationFailure failure) {
            return Verdict.differs(
                    position + ", and cannot be compared with them: " + failure.getMessage(),
                    List.of(),
                    "",
                    failure.advice());
        }
        if (!drift.isEmpty()) {
            return Verdict.differs(
                    position + ", and differs from what these build.",
                    SchemaDifference.lines(drift),
                    "",
                    "Take the manual changes back, or write a revision for them.");
        }
        return state.pending().isEmpty()
                ? Verdict.good(position + ", and is what they build.")
                : Verdict.differs(
                        position + "; the others wait.",
                        state.pending().stream().map(PageDatabase::line).toList(),
                        "",
                        "Apply them with mvn migrate:upgrade.");
    }

    private static String line(Revision revision) {
        return revision.id() + " " + revision.message();
    }
}
