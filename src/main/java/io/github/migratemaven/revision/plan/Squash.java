package io.github.migratemaven.revision.plan;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.graph.RevisionRange;
import io.github.migratemaven.revision.script.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A part of a history that one revision is to take the place of: everything between one beginning and one end.
 *
 * @param range the revisions, parents and dependencies first
 * @param before what must be applied before it, parents and dependencies first
 * @param parents ids that the new revision follows
 * @param dependsOn revisions of other lines that the new one needs
 */
public record Squash(List<Revision> range, List<Revision> before, List<String> parents, List<String> dependsOn) {

    public Squash {
        range = List.copyOf(range);
        before = List.copyOf(before);
        parents = List.copyOf(parents);
        dependsOn = List.copyOf(dependsOn);
    }

    /**
     * @param range {@code A:B}, both included; {@code :B} from the base on
     * @throws MigrationFailure if other revisions stand on the middle of it, or it holds less than two revisions, or one
     *     that cannot be squashed
     */
    public static Squash plan(RevisionGraph graph, String range) {
        List<Revision> revisions = graph.inOrder(RevisionRange.newestFirst(graph, Set.of(), range).stream()
                .map(Revision::id)
                .toList());
        if (revisions.size() < 2) {
            throw MigrationFailure.refused(
                    "The range '" + range + "' holds " + revisions.size() + " revision(s): there is nothing to squash.",
                    "Name two ends of one line: -Drange=A:B.");
        }
        revisions.forEach(Squash::requireSquashable);
        revisions.forEach(Squash::requireWithoutParameters);
        Set<String> inside = ids(revisions);
        Revision last = revisions.get(revisions.size() - 1);
        requireOneEnd(graph, inside, last);
        Set<String> parents = new LinkedHashSet<>();
        Set<String> dependsOn = new LinkedHashSet<>();
        for (Revision revision : revisions) {
            graph.parents(revision.id()).forEach(parent -> parents.add(parent.id()));
            dependsOn.addAll(graph.requirements(revision.id()));
        }
        parents.removeAll(inside);
        dependsOn.removeAll(inside);
        dependsOn.removeAll(parents);
        requireOneBeginning(graph, revisions, inside, parents);
        Set<String> before = new HashSet<>(graph.ancestors(inside));
        before.removeAll(inside);
        return new Squash(revisions, graph.inOrder(before), List.copyOf(parents), List.copyOf(dependsOn));
    }

    /** The history with the new revision in the place of the range. */
    public RevisionGraph applyTo(RevisionGraph graph, Revision squashed) {
        List<Revision> revisions = new ArrayList<>(graph.order());
        revisions.removeAll(range);
        revisions.add(squashed);
        return RevisionGraph.of(revisions);
    }

    /** Names that the range gives to lines. */
    public List<String> branchLabels() {
        return range.stream()
                .flatMap(revision -> revision.branchLabels().stream())
                .toList();
    }

    /** Ids of the range, the last one reached by applying all of them. */
    public List<String> replaces() {
        return range.stream().map(Revision::id).toList();
    }

    /** Which old revisions a database lacks that knows only some, could not be told once two squashes lie on one another. */
    private static void requireSquashable(Revision revision) {
        if (!revision.replaces().isEmpty()) {
            throw MigrationFailure.refused(
                    revision.displayName() + " is a squash itself, and databases may still know only what it replaced.",
                    "Once every database has it, delete its line 'Replaces' and squash again.");
        }
        if (revision.upgrade().language() == Language.JAVA) {
            throw MigrationFailure.refused(
                    revision.displayName() + " is a revision in Java, which no comparison of schemas can reproduce.",
                    "Squash the ranges before and after it.");
        }
    }

    private static void requireWithoutParameters(Revision revision) {
        if (!revision.parameters().isEmpty()) {
            throw MigrationFailure.refused(
                    revision.displayName() + " has parameters, whose values a squash would write down for ever.",
                    "Squash the ranges before and after it.");
        }
    }

    private static void requireOneEnd(RevisionGraph graph, Set<String> inside, Revision last) {
        for (String id : inside) {
            Set<String> above = new LinkedHashSet<>(graph.descendants(Set.of(id)));
            above.remove(id);
            boolean isEnd = id.equals(last.id());
            List<String> outside = graph.inOrder(above).stream()
                    .filter(revision -> !inside.contains(revision.id())
                            && graph.requirements(revision.id()).contains(id))
                    .map(Revision::id)
                    .toList();
            if (!isEnd && (!outside.isEmpty() || !above.contains(last.id()))) {
                throw MigrationFailure.refused(
                        "The range does not have a single end: " + id
                                + (outside.isEmpty()
                                        ? " does not lead to " + last.id()
                                        : " is followed by " + String.join(", ", outside) + " outside of it")
                                + ".",
                        "Name a range that ends where lines divide, or that holds all lines up to their merge.");
            }
        }
    }

    /** Another line that joins in the middle may be applied or not while the first part of the range is. */
    private static void requireOneBeginning(
            RevisionGraph graph, List<Revision> revisions, Set<String> inside, Set<String> parents) {
        List<Revision> joined = revisions.stream()
                .filter(revision -> graph.parents(revision.id()).stream()
                                .anyMatch(parent -> inside.contains(parent.id()))
                        && graph.parents(revision.id()).stream().anyMatch(parent -> !inside.contains(parent.id())))
                .toList();
        if (!joined.isEmpty()) {
            throw MigrationFailure.refused(
                    "The range does not have a single beginning: "
                            + joined.get(0).id() + " joins a line that lies outside of it ("
                            + graph.parents(joined.get(0).id()).stream()
                                    .map(Revision::id)
                                    .filter(parents::contains)
                                    .collect(Collectors.joining(", "))
                            + ").",
                    "Name a range that holds both lines, or one that begins or ends there.");
        }
    }

    private static Set<String> ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
