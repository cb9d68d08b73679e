package io.github.migratemaven.engine.rebase;

import io.github.migratemaven.autogenerate.compare.ReplayComparison;
import io.github.migratemaven.engine.context.GitCheckout;
import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.plan.Rebase;
import io.github.migratemaven.shadow.Shadow;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a line on top of another, once a shadow database has shown that it builds there. */
public final class RebaseGoal {
    private final GoalContext context;

    public RebaseGoal(GoalContext context) {
        this.context = context;
    }

    public RebaseResult run(RebaseRequest request) {
        RevisionGraph graph = context.graph();
        Set<String> applied = context.applied(graph, request.options()).touched();
        Optional<Set<String>> unpublished =
                GitCheckout.unpublishedRevisions(context.project().revisions(), graph);
        Rebase rebase = Rebase.plan(graph, request.line(), request.onto(), applied, unpublished);
        warnOfPublished(rebase, unpublished);
        RevisionGraph rebased = rebase.applyTo(graph);
        try (Shadow shadow = context.shadow()) {
            requireBuildable(shadow, rebased, rebase);
        }
        Map<Path, List<String>> parents = new LinkedHashMap<>();
        rebase.parents()
                .forEach((id, ids) -> parents.put(graph.require(id).file().orElseThrow(), ids));
        context.directory().rewriteParents(parents);
        return RebaseResult.of(graph, rebase);
    }

    private void warnOfPublished(Rebase rebase, Optional<Set<String>> unpublished) {
        List<String> published = rebase.line().stream()
                .map(Revision::id)
                .filter(id -> unpublished.filter(own -> !own.contains(id)).isPresent())
                .toList();
        if (!published.isEmpty()) {
            context.reporter()
                    .warn("Others may have " + String.join(", ", published)
                            + ": a remote branch holds it. Whoever has applied it must be able to follow.");
        }
    }

    private void requireBuildable(Shadow shadow, RevisionGraph rebased, Rebase rebase) {
        try {
            new ReplayComparison(shadow, context.java()).requireBuildable(rebased.order());
        } catch (MigrationFailure failure) {
            throw MigrationFailure.refused(
                    "On top of " + rebase.onto().id() + " the line does not build; nothing was changed.\n"
                            + failure.getMessage(),
                    "Fix the revisions of the line, then rebase again.");
        }
    }
}
