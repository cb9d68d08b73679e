package io.github.migratemaven.revision.graph;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A part of the history, {@code A:B}: from {@code A} or the base, up to {@code B} or the heads, both included. A bare
 * {@code -N} for {@code A} counts down from {@code B}, a bare {@code +N} for {@code B} counts up from {@code A}.
 */
public final class RevisionRange {
    private final RevisionGraph graph;
    private final Resolver resolver;
    private final String text;
    private final String lower;
    private final String upper;

    private RevisionRange(RevisionGraph graph, Set<String> applied, String text) {
        this.graph = graph;
        this.resolver = new Resolver(graph, applied);
        this.text = text.strip();
        int colon = this.text.indexOf(':');
        if (colon < 0 || colon != this.text.lastIndexOf(':')) {
            throw MigrationFailure.misconfigured(
                    "'" + text + "' is no range.", "Write A:B, A: or :B, each a revision, head, base or current.");
        }
        this.lower = this.text.substring(0, colon).strip();
        this.upper = this.text.substring(colon + 1).strip();
    }

    /**
     * The revisions of the range, newest first.
     *
     * @param applied ids of all applied revisions, for {@code current}
     * @throws MigrationFailure if the text is no range, or its lower end does not lie below its upper end
     */
    public static List<Revision> newestFirst(RevisionGraph graph, Set<String> applied, String range) {
        List<Revision> revisions = new ArrayList<>(new RevisionRange(graph, applied, range).revisions());
        Collections.reverse(revisions);
        return revisions;
    }

    private List<Revision> revisions() {
        Optional<RevisionExpression> from = expression(lower);
        Optional<RevisionExpression> to = expression(upper);
        List<Revision> lowest;
        List<Revision> highest;
        if (from.filter(RevisionExpression::isRelativeToApplied).isPresent()) {
            highest = to.map(resolver::resolveAll).orElseGet(graph::heads);
            lowest = count(from.get(), onlyEnd(highest));
        } else if (to.filter(RevisionExpression::isRelativeToApplied).isPresent()) {
            lowest = from.map(resolver::resolveAll).orElse(List.of());
            highest = count(to.get(), onlyEnd(lowest));
        } else {
            lowest = from.map(resolver::resolveAll).orElse(List.of());
            highest = to.map(resolver::resolveAll).orElseGet(graph::heads);
        }
        Optional<Set<String>> line = from.flatMap(RevisionExpression::label).map(resolver::line);
        Set<String> ends = ids(highest);
        line.ifPresent(ends::retainAll);
        return between(lowest, ends);
    }

    private List<Revision> between(List<Revision> lowest, Set<String> ends) {
        Set<String> range = new HashSet<>(graph.ancestors(ends));
        if (lowest.isEmpty()) {
            return graph.inOrder(range);
        }
        for (Revision start : lowest) {
            if (!range.contains(start.id())) {
                throw MigrationFailure.refused(
                        "The range '" + text + "' is empty: " + start.id() + " does not lie below "
                                + (ends.isEmpty() ? "the base" : String.join(", ", ends)) + ".",
                        "Write the older end first, and two ends of one line.");
            }
        }
        range.retainAll(graph.lineDescendants(ids(lowest)));
        return graph.inOrder(range);
    }

    private List<Revision> count(RevisionExpression steps, Optional<Revision> start) {
        List<Revision> walk = resolver.walk(steps, start, steps.label());
        Revision last = walk.get(walk.size() - 1);
        return steps.steps() > 0 ? List.of(last) : graph.parents(last.id());
    }

    private Optional<Revision> onlyEnd(List<Revision> end) {
        if (end.size() > 1) {
            throw MigrationFailure.refused(
                    "The range '" + text + "' is ambiguous: it counts from several revisions: " + Resolver.names(end)
                            + ".",
                    "Name the revision to count from.");
        }
        return end.stream().findFirst();
    }

    private static Optional<RevisionExpression> expression(String end) {
        return end.isEmpty() ? Optional.empty() : Optional.of(RevisionExpression.parse(end));
    }

    private static Set<String> ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).collect(Collectors.toCollection(HashSet::new));
    }
}
