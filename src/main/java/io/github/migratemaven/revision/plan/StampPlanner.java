package io.github.migratemaven.revision.plan;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.Resolver;
import io.github.migratemaven.revision.graph.RevisionExpression;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Plans a stamp: everything that the targets need counts as applied, and nothing above them. */
public final class StampPlanner {
    private final RevisionGraph graph;
    private final Set<String> applied;
    private final Resolver resolver;

    StampPlanner(RevisionGraph graph, Set<String> applied) {
        this.graph = graph;
        this.applied = applied;
        this.resolver = new Resolver(graph, applied);
    }

    Stamp plan(List<String> targets, boolean purge) {
        if (targets.isEmpty()) {
            throw MigrationFailure.misconfigured("No target to stamp.", "Name one: head, base or a revision.");
        }
        Set<String> wanted = new HashSet<>();
        Set<String> dropped = purge ? new HashSet<>(applied) : new HashSet<>();
        for (String target : targets) {
            RevisionExpression expression = RevisionExpression.parse(target);
            List<String> ids =
                    resolver.resolveAll(expression).stream().map(Revision::id).toList();
            wanted.addAll(graph.ancestors(ids));
            if (!purge) {
                dropped.addAll(above(expression, ids));
            }
        }
        dropped.removeAll(wanted);
        Set<String> added = new HashSet<>(wanted);
        added.removeAll(applied);
        Set<String> after = new HashSet<>(applied);
        after.removeAll(dropped);
        after.addAll(wanted);
        return new Stamp(graph.inOrder(added), latestFirst(dropped), after);
    }

    private Set<String> above(RevisionExpression expression, List<String> ids) {
        if (ids.isEmpty() && expression.symbol().equals(Optional.of("base"))) {
            return expression
                    .label()
                    .map(label -> new LineRemoval(graph, applied)
                            .wholeLine(resolver.line(label))
                            .back())
                    .orElse(applied);
        }
        Set<String> children = new HashSet<>();
        ids.forEach(id -> graph.children(id).forEach(child -> children.add(child.id())));
        Set<String> above = new HashSet<>(graph.descendants(children));
        above.retainAll(applied);
        return above;
    }

    private List<String> latestFirst(Set<String> ids) {
        Set<String> unknown = new TreeSet<>(ids);
        unknown.removeIf(id -> graph.get(id).isPresent());
        Set<String> known = new HashSet<>(ids);
        known.removeAll(unknown);
        List<String> latestFirst = new ArrayList<>(unknown);
        List<Revision> upwards = graph.inOrder(known);
        for (int i = upwards.size() - 1; i >= 0; i--) {
            latestFirst.add(upwards.get(i).id());
        }
        return latestFirst;
    }
}
