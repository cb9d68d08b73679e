package io.github.migratemaven.revision.plan;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.Resolver;
import io.github.migratemaven.revision.graph.RevisionExpression;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans one downgrade; never takes back a revision of a line that the target does not name. */
public final class DowngradePlanner {
    private final RevisionGraph graph;
    private final Set<String> applied;
    private final RevisionExpression expression;
    private final Resolver resolver;
    private final LineRemoval removal;
    private final List<String> notes = new ArrayList<>();

    DowngradePlanner(RevisionGraph graph, Set<String> applied, RevisionExpression expression) {
        this.graph = graph;
        this.applied = applied;
        this.expression = expression;
        this.resolver = new Resolver(graph, applied);
        this.removal = new LineRemoval(graph, applied);
    }

    Plan plan() {
        Set<String> back = expression.isRelativeToApplied() ? counted() : above();
        List<Step> steps = new ArrayList<>();
        List<Revision> upwards = graph.inOrder(back);
        for (int i = upwards.size() - 1; i >= 0; i--) {
            steps.add(Step.downgrade(upwards.get(i)));
        }
        return new Plan(Direction.DOWNGRADE, steps, notes);
    }

    /** The N revisions from the applied head down, and what depends on them. */
    private Set<String> counted() {
        if (expression.steps() >= 0) {
            throw MigrationFailure.refused(
                    "'" + expression + "' leads up, and downgrade leads down.", "Use migrate:upgrade, or -N.");
        }
        Set<String> counted = resolver.walk(expression, resolver.appliedTip(expression), expression.label()).stream()
                .map(Revision::id)
                .collect(Collectors.toSet());
        if (expression.label().isPresent()) {
            Set<String> line = resolver.line(expression.label().get());
            LineRemoval.Result result = removal.of(counted, line);
            refuseToKeep(result.kept(), line);
            return result.back();
        }
        return removal.needing(counted);
    }

    private Set<String> above() {
        Optional<Revision> target = resolver.resolveOne(expression);
        Set<String> back;
        if (expression.label().isPresent()) {
            back = aboveOnLine(target, resolver.line(expression.label().get()));
        } else if (target.isPresent()) {
            back = removal.needing(childrenOf(target.get()));
        } else {
            back = applied;
        }
        target.filter(revision -> back.isEmpty()).ifPresent(this::explainNothing);
        return back;
    }

    private Set<String> aboveOnLine(Optional<Revision> target, Set<String> line) {
        if (target.isEmpty()) {
            LineRemoval.Result result = removal.wholeLine(line);
            if (!result.kept().isEmpty()) {
                notes.add(names(result.kept()) + (result.kept().size() == 1 ? " stays" : " stay")
                        + " applied, since other lines stand on "
                        + (result.kept().size() == 1 ? "it" : "them") + ".");
            }
            return result.back();
        }
        Set<String> part = new HashSet<>(graph.lineDescendants(childrenOf(target.get())));
        part.retainAll(line);
        LineRemoval.Result result = removal.of(part, line);
        refuseToKeep(result.kept(), line);
        return result.back();
    }

    private void refuseToKeep(Set<String> kept, Set<String> line) {
        if (!kept.isEmpty()) {
            String label = expression.label().orElseThrow();
            Set<String> above = graph.lineDescendants(kept);
            String others = graph.headRows(applied).stream()
                    .filter(id -> above.contains(id) && !line.contains(id))
                    .collect(Collectors.joining(", "));
            throw MigrationFailure.refused(
                    "'" + expression + "' would take back " + names(kept) + ", which another line stands on: " + others
                            + ".",
                    "Use " + label
                            + "@base to take back that line alone, or a target without a label to take back all.");
        }
    }

    private void explainNothing(Revision target) {
        if (!applied.contains(target.id())) {
            List<String> rows = graph.headRows(applied);
            throw MigrationFailure.refused(
                    "The revision " + target.id() + " is not applied, so no downgrade leads to it; "
                            + (rows.isEmpty()
                                    ? "nothing is applied."
                                    : "applied is up to " + String.join(", ", rows) + "."),
                    "See migrate:current, or use migrate:upgrade.");
        }
        notes.add(target.id() + " is applied, and nothing above it.");
    }

    private Set<String> childrenOf(Revision revision) {
        return graph.children(revision.id()).stream().map(Revision::id).collect(Collectors.toSet());
    }

    private String names(Set<String> ids) {
        return Resolver.names(graph.inOrder(ids));
    }
}
