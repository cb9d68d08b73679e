package io.github.migratemaven.engine.rebase;

import io.github.migratemaven.autogenerate.ReplayComparison;
import io.github.migratemaven.engine.context.GitCheckout;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Rebase;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.RevisionDirectory;
import io.github.migratemaven.revision.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Puts a line on top of another, once a shadow database has shown that it builds there. */
public final class RebaseGoal {
    private final Path revisions;
    private final RevisionDirectory directory;
    private final Supplier<Shadow> shadows;
    private final JavaRevisions java;
    private final Reporter reporter;

    public RebaseGoal(Path revisions, Supplier<Shadow> shadows, JavaRevisions java, Reporter reporter) {
        this.revisions = revisions;
        this.directory = new RevisionDirectory(revisions);
        this.shadows = shadows;
        this.java = java;
        this.reporter = reporter;
    }

    /** @param applied ids of what the configured database has applied, as a whole or in part */
    public RebaseResult run(RevisionGraph graph, Set<String> applied, RebaseRequest request) {
        Optional<Set<String>> unpublished = GitCheckout.unpublishedRevisions(revisions, graph);
        Rebase rebase = Rebase.plan(graph, request.line(), request.onto(), applied, unpublished);
        warnOfPublished(rebase, unpublished);
        RevisionGraph rebased = rebase.applyTo(graph);
        try (Shadow shadow = shadows.get()) {
            requireBuildable(shadow, rebased, rebase);
        }
        directory.rewriteParents(graph, rebase.parents());
        return RebaseResult.of(graph, rebase);
    }

    private void warnOfPublished(Rebase rebase, Optional<Set<String>> unpublished) {
        List<String> published = rebase.line().stream()
                .map(Revision::id)
                .filter(id -> unpublished.filter(own -> !own.contains(id)).isPresent())
                .toList();
        if (!published.isEmpty()) {
            reporter.warn("Others may have " + String.join(", ", published)
                    + ": a remote branch holds it. Whoever has applied it must be able to follow.");
        }
    }

    private void requireBuildable(Shadow shadow, RevisionGraph rebased, Rebase rebase) {
        try {
            new ReplayComparison(shadow, java).requireBuildable(rebased.order());
        } catch (MigrationFailure failure) {
            throw MigrationFailure.refused(
                    "On top of " + rebase.onto().id() + " the line does not build; nothing was changed.\n"
                            + failure.getMessage(),
                    "Fix the revisions of the line, then rebase again.");
        }
    }
}
