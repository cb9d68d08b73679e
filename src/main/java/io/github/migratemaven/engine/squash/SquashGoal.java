package io.github.migratemaven.engine.squash;

import io.github.migratemaven.autogenerate.squash.RevisionSquasher;
import io.github.migratemaven.autogenerate.squash.SquashedRevision;
import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.RevisionId;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.plan.Squash;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.shadow.Shadow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts one revision in the place of a range, once it has been shown to do the same. */
public final class SquashGoal {
    private static final Script NOTHING = new Script("", 1, true);

    private final GoalContext context;

    public SquashGoal(GoalContext context) {
        this.context = context;
    }

    public SquashResult run(SquashRequest request) {
        RevisionGraph graph = context.graph();
        Squash squash = Squash.plan(graph, request.range());
        SquashedRevision squashed;
        try (Shadow shadow = context.shadow()) {
            Revision draft = draft(squash, request, shadow.majorVersion());
            squash.applyTo(graph, draft);
            squashed = new RevisionSquasher(shadow, context.java()).squash(graph, squash, draft);
        }
        List<String> warnings = warnings(squashed, request.force());
        warnings.forEach(context.reporter()::warn);
        Revision revision = squashed.revision();
        Path kept = context.kept("squashed").resolve(revision.id());
        return new SquashResult(
                "squash",
                Status.OK,
                revision.id(),
                context.directory().replace(squash.range(), revision, kept),
                squash.replaces(),
                kept,
                squashed.kept(),
                warnings);
    }

    private static List<String> warnings(SquashedRevision squashed, boolean force) {
        List<String> warnings = new ArrayList<>(squashed.warnings());
        if (!squashed.kept().isEmpty()) {
            warnings.add("These statements do not change the schema. They are kept as they are, and now run after all"
                    + " changes of schema (on the way back, before them); read whether they still mean the same for a"
                    + " database with rows:\n  " + String.join("\n  ", squashed.kept()));
        }
        if (!squashed.losses().isEmpty()) {
            accept(
                    "One revision in the place of the range would lose " + String.join(", ", squashed.losses())
                            + " of a database that has applied none of it",
                    "The range may have kept it: a rename looks like a removal and an addition. Squash the ranges"
                            + " before and after such a change; if it is meant to be lost, add -Dforce.",
                    force,
                    warnings);
        }
        if (!squashed.unequalRows().isEmpty()) {
            accept(
                    "One revision in the place of the range leaves other rows than the range in "
                            + String.join(", ", squashed.unequalRows()),
                    "Values that are never the same twice, such as now() or a random key, differ so. If they are meant"
                            + " to, add -Dforce; otherwise squash a smaller range.",
                    force,
                    warnings);
        }
        return warnings;
    }

    private static void accept(String problem, String advice, boolean force, List<String> warnings) {
        if (!force) {
            throw MigrationFailure.refused(problem + "; nothing was changed.", advice);
        }
        warnings.add(problem + "; that was accepted.");
    }

    /** Made when the last one of the range was, so that it keeps its place among other lines. */
    private static Revision draft(Squash squash, SquashRequest request, int majorVersion) {
        Revision last = squash.range().get(squash.range().size() - 1);
        return new Revision(
                request.revisionId().map(RevisionId::require).orElseGet(RevisionId::random),
                squash.parents(),
                squash.dependsOn(),
                squash.branchLabels(),
                squash.replaces(),
                last.createDate(),
                request.message(),
                NOTHING,
                NOTHING,
                Optional.of(String.valueOf(majorVersion)),
                Optional.empty());
    }
}
