package io.github.migratemaven.engine.merge;

import io.github.migratemaven.autogenerate.compare.ReplayComparison;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether lines that are to be joined build the same schema in whatever order databases have applied them. */
final class MergeProof {
    private static final String ADVICE =
            "Databases may have applied the lines in either order. Fix one of them, so that both orders build the same"
                    + " schema, or put one on top of the other with mvn migrate:rebase.";

    private final ReplayComparison comparison;

    MergeProof(Shadow shadow, JavaRevisions java) {
        this.comparison = new ReplayComparison(shadow, java);
    }

    /** @throws MigrationFailure if an order fails, or the schemas differ; names what clashes */
    void requireSameSchemaInAnyOrder(RevisionGraph graph, List<String> parents) {
        List<String> reversed = new ArrayList<>(parents);
        Collections.reverse(reversed);
        List<Revision> one = lineByLine(graph, parents);
        List<Revision> other = lineByLine(graph, reversed);
        requireBuildable(one, parents);
        requireBuildable(other, reversed);
        List<String> differences = comparison.differences(one, other);
        if (!differences.isEmpty()) {
            throw MigrationFailure.refused(
                    "The lines clash: what they build depends on their order. With " + String.join(" before ", reversed)
                            + ", compared with " + String.join(" before ", parents) + ":\n  "
                            + String.join("\n  ", differences),
                    ADVICE);
        }
    }

    private void requireBuildable(List<Revision> order, List<String> parents) {
        try {
            comparison.requireBuildable(order);
        } catch (MigrationFailure failure) {
            throw MigrationFailure.refused(
                    "The lines clash: they cannot run with " + String.join(" before ", parents) + ".\n"
                            + failure.getMessage(),
                    ADVICE);
        }
    }

    private static List<Revision> lineByLine(RevisionGraph graph, List<String> parents) {
        Set<Revision> order = new LinkedHashSet<>();
        parents.forEach(parent -> order.addAll(graph.inOrder(graph.ancestors(List.of(parent)))));
        return List.copyOf(order);
    }
}
