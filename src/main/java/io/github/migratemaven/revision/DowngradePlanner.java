package io.github.migratemaven.revision;

import io.github.migratemaven.report.MigrationFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans one downgrade; never takes back a revision of a line that the target does not name. */
final class DowngradePlanner {
    private final RevisionGraph graph;
    private final Set<String> applied;
    private final RevisionExpression expression;
    private final Resolver resolver;
    private final List<String> notes = new ArrayList<>();

    DowngradePlanner(RevisionGraph graph, Set<String> applied, RevisionExpression expression) {
        this.graph = graph;
        this.applied = applied;
        this.expression = expression;
        this.resolver = new Resolver(graph, applied);
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
        Set<String> back = ids(resolver.walk(expression, resolver.appliedTip(expression), expression.label()));
        if (expression.label().isPresent()) {
            Set<String> shared =
                    sharedWithOtherLines(back, resolver.line(expression.label().get()), applied);
            refuseShared(shared);
        }
        return appliedAndNeeding(back, applied);
    }

    private Set<String> above() {
        Optional<Revision> target = resolver.resolveOne(expression);
        if (expression.label().isPresent()) {
            return aboveOnLine(target, resolver.line(expression.label().get()));
        }
        if (target.isEmpty()) {
            return applied;
        }
        Set<String> above = ids(graph.children(target.get().id()));
        Set<String> back = appliedAndNeeding(above, applied);
        refuseUnapplied(target.get(), back);
        return back;
    }

    private Set<String> aboveOnLine(Optional<Revision> target, Set<String> line) {
        Set<String> above = new HashSet<>(line);
        target.ifPresent(revision -> {
            above.retainAll(graph.lineDescendants(List.of(revision.id())));
            above.remove(revision.id());
        });
        above.retainAll(applied);
        Set<String> back = new HashSet<>();
        Set<String> shared = new HashSet<>();
        int before = -1;
        while (back.size() > before) {
            before = back.size();
            Set<String> left = new HashSet<>(applied);
            left.removeAll(back);
            shared = sharedWithOtherLines(above, line, left);
            Set<String> own = new HashSet<>(above);
            own.removeAll(shared);
            back.addAll(appliedAndNeeding(own, applied));
        }
        if (target.isPresent()) {
            refuseShared(shared);
            refuseUnapplied(target.get(), back);
        } else if (!shared.isEmpty()) {
            notes.add(Resolver.names(graph.inOrder(shared)) + (shared.size() == 1 ? " stays" : " stay")
                    + " applied, since other lines need " + (shared.size() == 1 ? "it" : "them") + ".");
        }
        return back;
    }

    /** Those of the revisions that an applied revision outside the line stands on. */
    private Set<String> sharedWithOtherLines(Set<String> revisions, Set<String> line, Set<String> stillApplied) {
        Set<String> others = new HashSet<>(stillApplied);
        others.removeAll(line);
        Set<String> shared = new HashSet<>(graph.lineAncestors(others));
        shared.retainAll(revisions);
        return shared;
    }

    private void refuseShared(Set<String> shared) {
        if (!shared.isEmpty()) {
            throw MigrationFailure.refused(
                    "'" + expression + "' would take back " + Resolver.names(graph.inOrder(shared))
                            + ", which other lines stand on: their heads are "
                            + String.join(", ", headsAbove(shared)) + ".",
                    "Use " + expression.label().orElseThrow()
                            + "@base to take back that line alone, or name the target without a label to take back all.");
        }
    }

    private List<String> headsAbove(Set<String> shared) {
        Set<String> above = graph.lineDescendants(shared);
        Set<String> line = resolver.line(expression.label().orElseThrow());
        return graph.headRows(applied).stream()
                .filter(id -> above.contains(id) && !line.contains(id))
                .toList();
    }

    private void refuseUnapplied(Revision target, Set<String> back) {
        if (back.isEmpty() && !applied.contains(target.id())) {
            throw MigrationFailure.refused(
                    "The revision " + target.id() + " is not applied, so downgrade cannot lead to it; applied "
                            + (applied.isEmpty() ? "is none" : "up to " + String.join(", ", graph.headRows(applied)))
                            + ".",
                    "See migrate:current, or use migrate:upgrade.");
        }
        if (back.isEmpty()) {
            notes.add(target.id() + " is applied, and nothing above it.");
        }
    }

    private Set<String> appliedAndNeeding(Set<String> revisions, Set<String> among) {
        Set<String> needing = new HashSet<>(graph.descendants(revisions));
        needing.retainAll(among);
        return needing;
    }

    private static Set<String> ids(List<Revision> revisions) {
        Set<String> ids = new HashSet<>();
        revisions.forEach(revision -> ids.add(revision.id()));
        return ids;
    }
}
