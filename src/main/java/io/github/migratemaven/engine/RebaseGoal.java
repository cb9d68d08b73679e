package io.github.migratemaven.engine;

import io.github.migratemaven.autogenerate.ReplayComparison;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Rebase;
import io.github.migratemaven.revision.RevisionDirectory;
import io.github.migratemaven.revision.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import java.util.Set;
import java.util.function.Supplier;

/** Puts a line on top of another, once a shadow database has shown that it builds there. */
final class RebaseGoal {
    private final RevisionDirectory directory;
    private final Supplier<Shadow> shadows;
    private final JavaRevisions java;

    RebaseGoal(RevisionDirectory directory, Supplier<Shadow> shadows, JavaRevisions java) {
        this.directory = directory;
        this.shadows = shadows;
        this.java = java;
    }

    /** @param applied ids of what the configured database has applied, as a whole or in part */
    RebaseResult run(RevisionGraph graph, Set<String> applied, RebaseRequest request) {
        Rebase rebase = Rebase.plan(graph, request.line(), request.onto(), applied);
        RevisionGraph rebased = rebase.applyTo(graph);
        try (Shadow shadow = shadows.get()) {
            requireBuildable(shadow, rebased, rebase);
        }
        directory.rewriteParents(graph, rebase.parents());
        return RebaseResult.of(graph, rebase);
    }

    private void requireBuildable(Shadow shadow, RevisionGraph rebased, Rebase rebase) {
        try {
            new ReplayComparison(shadow, java).requireBuildable(rebased.order());
        } catch (MigrationFailure failure) {
            throw MigrationFailure.refused(
                    "On top of " + rebase.onto().id() + " the line does not build; nothing was changed.\n"
                            + failure.getMessage(),
                    "Mend the revisions of the line, then rebase again.");
        }
    }
}
