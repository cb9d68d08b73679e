package io.github.migratemaven.engine.merge;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.revision.RevisionResult;
import io.github.migratemaven.engine.revision.RevisionWriter;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.RevisionId;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.plan.NewRevision;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.shadow.Shadow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Joins lines by a revision without statements, unless their order would matter. */
public final class MergeGoal {
    private static final Script NOTHING = new Script("", 1, true);

    private final GoalContext context;

    public MergeGoal(GoalContext context) {
        this.context = context;
    }

    public RevisionResult run(MergeRequest request) {
        RevisionGraph graph = context.graph();
        List<String> parents = NewRevision.mergedParents(graph, request.revisions(), false);
        if (parents.size() < 2) {
            throw MigrationFailure.refused(
                    "There is nothing to merge: the only head is " + String.join(", ", parents) + ".",
                    "Name revisions of different lines with -Drevisions=.");
        }
        Revision merge = new Revision(
                request.revisionId().map(RevisionId::require).orElseGet(RevisionId::random),
                parents,
                List.of(),
                List.of(),
                List.of(),
                Instant.now(),
                request.message(),
                NOTHING,
                NOTHING,
                Optional.empty(),
                Optional.empty());
        List<Revision> all = new ArrayList<>(graph.order());
        all.add(merge);
        RevisionGraph.of(all);
        try (Shadow shadow = context.shadow()) {
            new MergeProof(shadow, context.java()).requireSameSchemaInAnyOrder(graph, merge.parents());
        }
        return RevisionResult.written("merge", new RevisionWriter(context).write(merge, graph), List.of(), List.of());
    }
}
