package io.github.migratemaven.engine.lint;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.NewRevisions;
import io.github.migratemaven.engine.context.SharedShadow;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.engine.result.ReportFiles;
import io.github.migratemaven.engine.sizes.SizesGoal;
import io.github.migratemaven.finding.format.Report;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import io.github.migratemaven.trace.lint.LintSettings;
import io.github.migratemaven.trace.lint.Sizes;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;

/** Tells what revisions will lock, rewrite and scan, as it was measured, and what rules find in that. */
public final class LintGoal {
    private final GoalContext context;

    public LintGoal(GoalContext context) {
        this.context = context;
    }

    /** @throws MigrationFailure if something cannot be looked at; what was found is in the result */
    public LintResult run(LintRequest request) {
        RevisionGraph graph = context.graph();
        Set<String> ids = ids(graph, request);
        Linting linting = new Linting(
                context.java(),
                LintSettings.of(request.rules(), sizes(context, request.checkDatabase(), request.sizes())));
        try (SharedShadow shared = request.checkDatabase()
                ? SharedShadow.likeDatabase(context)
                : SharedShadow.withoutDatabase(context, graph)) {
            Shadow shadow = shared.get();
            requireAsNewAsDatabase(shadow, request);
            Linted linted = linting.look(shadow, graph, ids);
            ReportFiles files = new ReportFiles(request.reports(), context.reporter());
            Report report = files.report("lint", graph, request.failOn(), linted.findings());
            files.write(report);
            return LintResult.of(linted, shadow.majorVersion(), request.notes(), report);
        }
    }

    private Set<String> ids(RevisionGraph graph, LintRequest request) {
        return request.revisions().isEmpty()
                ? NewRevisions.of(context, graph, request.since(), request.sinceRevision())
                        .ids()
                : new LinkedHashSet<>(GoalContext.named(graph, request.revisions()));
    }

    /**
     * How large the tables are in production.
     *
     * @param ask whether the configured database is asked, else the file
     */
    public static Sizes sizes(GoalContext context, boolean ask, Path file) {
        if (ask) {
            try (TargetDatabase database = context.open()) {
                return SizesGoal.read(database.settings());
            }
        }
        Sizes sizes = Sizes.ofProject(file);
        if (!sizes.tables().isEmpty()) {
            context.reporter().info("Sizes of tables: " + file);
        }
        return sizes;
    }

    /** What a server does not know yet it cannot measure. */
    private void requireAsNewAsDatabase(Shadow shadow, LintRequest request) {
        OptionalInt target = request.checkDatabase() ? context.serverVersion() : OptionalInt.empty();
        if (target.isPresent() && target.getAsInt() > shadow.majorVersion()) {
            throw MigrationFailure.refused(
                    "The shadow runs PostgreSQL " + shadow.majorVersion() + " and the database PostgreSQL "
                            + target.getAsInt() + ": what is measured on the older one says little about the newer.",
                    "Leave migrate.postgresVersion out, or name a server of version " + target.getAsInt()
                            + " with -Dmigrate.shadowUrl=.");
        }
    }
}
