package io.github.migratemaven.engine.revision;

import io.github.migratemaven.autogenerate.RevisionGenerator;
import io.github.migratemaven.autogenerate.draft.Generation;
import io.github.migratemaven.autogenerate.draft.GenerationRequest;
import io.github.migratemaven.engine.context.Exclusion;
import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.execution.options.ComparisonScope;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks what the next revision would be, for goals that do not write it. */
public final class PendingChanges {
    private final GoalContext context;
    private final RevisionGraph graph;

    public PendingChanges(GoalContext context, RevisionGraph graph) {
        this.context = context;
        this.graph = graph;
    }

    /** @throws io.github.migratemaven.report.MigrationFailure when a revision or the model cannot be built */
    public Generation find(Shadow shadow, ModelRequest model, ComparisonScope scope) {
        GenerationRequest question = new GenerationRequest(
                graph.order(),
                Models.of(model),
                "pending",
                graph.heads().stream().map(Revision::id).toList(),
                "Pending changes",
                Instant.EPOCH,
                List.of(),
                List.of(),
                scope.schemas(),
                new Exclusion(scope.exclude()),
                List.of(),
                List.of(),
                Optional.empty());
        return new RevisionGenerator(shadow, context.java(), new Quiet(context.reporter())).generate(question);
    }

    /** What a generation tells of its stages is of no interest here. */
    private record Quiet(Reporter reporter) implements Reporter {

        @Override
        public void info(String line) {
            reporter.debug(line);
        }

        @Override
        public void warn(String line) {
            reporter.warn(line);
        }

        @Override
        public void debug(String line) {
            reporter.debug(line);
        }
    }
}
