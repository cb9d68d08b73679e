package io.github.migratemaven.revision.plan;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.Resolver;
import io.github.migratemaven.revision.graph.RevisionExpression;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a revision that is about to be written is put. */
public final class NewRevision {
    private NewRevision() {}

    /**
     * The parents of a new revision: the head, or what {@code head} names.
     *
     * @param head an expression; empty for the only head
     * @param splice whether it may follow a revision that others follow already, and so begin a branch
     * @throws MigrationFailure if there are several heads and none is named, or a named revision is none and {@code splice}
     *     is off
     */
    public static List<String> parents(RevisionGraph graph, Optional<String> head, boolean splice) {
        if (head.isEmpty() && graph.heads().size() > 1) {
            throw MigrationFailure.refused(
                    "There are several heads: " + Resolver.names(graph.heads()) + ".",
                    RevisionGraph.SEVERAL_HEADS_ADVICE
                            + " Or name the one that the new revision follows with -Dhead=.");
        }
        return followed(
                graph,
                List.of(head.orElse("head")),
                splice,
                "Set -Dsplice to begin a branch there, or name a head: " + Resolver.names(graph.heads()) + ".");
    }

    /**
     * The parents of a merge.
     *
     * @param revisions expressions; {@code heads} for all heads
     * @throws MigrationFailure if a revision is named twice or lies below another, or is no head and {@code splice} is off
     */
    public static List<String> mergedParents(RevisionGraph graph, List<String> revisions, boolean splice) {
        List<String> parents = followed(
                graph,
                revisions,
                splice,
                "Name heads only; these are the heads: " + Resolver.names(graph.heads()) + ".");
        for (String parent : parents) {
            Set<String> below = new LinkedHashSet<>(graph.lineAncestors(List.of(parent)));
            below.remove(parent);
            below.retainAll(parents);
            if (!below.isEmpty()) {
                throw MigrationFailure.refused(
                        "There is nothing to merge: " + String.join(", ", below) + " lies below " + parent + ".",
                        "Name revisions of different lines.");
            }
        }
        return parents;
    }

    /**
     * What a new revision needs besides its parents: ids, and labels as they are.
     *
     * @param needed expressions
     * @throws MigrationFailure if one means no revision, or several
     */
    public static List<String> dependencies(RevisionGraph graph, List<String> needed) {
        Resolver resolver = new Resolver(graph, Set.of());
        Set<String> dependencies = new LinkedHashSet<>();
        for (String expression : needed) {
            dependencies.add(
                    graph.labelled(expression).isPresent()
                            ? expression
                            : resolver.resolveOne(RevisionExpression.parse(expression))
                                    .orElseThrow(() -> MigrationFailure.misconfigured(
                                            "A revision cannot depend on " + expression + ", which is none.",
                                            "Name a revision or a label with -DdependsOn=."))
                                    .id());
        }
        return List.copyOf(dependencies);
    }

    private static List<String> followed(
            RevisionGraph graph, List<String> expressions, boolean splice, String adviceForOthers) {
        Resolver resolver = new Resolver(graph, Set.of());
        List<String> parents = new ArrayList<>();
        for (String expression : expressions) {
            for (Revision revision : resolver.resolveAll(RevisionExpression.parse(expression))) {
                if (parents.contains(revision.id())) {
                    throw MigrationFailure.refused(
                            "The revision " + revision.id() + " is named twice.", "Name each revision once.");
                }
                if (!splice && !graph.children(revision.id()).isEmpty()) {
                    throw MigrationFailure.refused(
                            "The revision " + revision.id() + " is no head: "
                                    + Resolver.names(graph.children(revision.id())) + " follows it.",
                            adviceForOthers);
                }
                parents.add(revision.id());
            }
        }
        return List.copyOf(parents);
    }
}
