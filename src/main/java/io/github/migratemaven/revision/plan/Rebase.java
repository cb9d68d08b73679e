package io.github.migratemaven.revision.plan;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.Resolver;
import io.github.migratemaven.revision.graph.RevisionExpression;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A line that is put on top of another.
 *
 * @param line the revisions that move, parents and dependencies first
 * @param onto the revision that the line stands on afterwards
 * @param parents new parents of those revisions of the line whose {@code Revises} changes
 */
public record Rebase(List<Revision> line, Revision onto, Map<String, List<String>> parents) {

    public Rebase {
        line = List.copyOf(line);
        parents = new LinkedHashMap<>(parents);
    }

    /**
     * @param mine a revision of the line that moves; empty for the only line of which nothing is published
     * @param onto the revision to stand on; empty for the only other head
     * @param applied ids of all applied revisions
     * @param unpublished ids of the revisions that nobody else has; empty where that is not known
     * @throws MigrationFailure if there is no such line, or several, or a revision of it is applied
     */
    public static Rebase plan(
            RevisionGraph graph,
            Optional<String> mine,
            Optional<String> onto,
            Set<String> applied,
            Optional<Set<String>> unpublished) {
        return new RebasePlanner(graph, applied, unpublished).plan(mine, onto);
    }

    /** The history with the line where it shall be. */
    public RevisionGraph applyTo(RevisionGraph graph) {
        return RevisionGraph.of(graph.order().stream()
                .map(revision -> Optional.ofNullable(parents.get(revision.id()))
                        .map(revision::withParents)
                        .orElse(revision))
                .toList());
    }

    private record RebasePlanner(RevisionGraph graph, Set<String> applied, Optional<Set<String>> unpublished) {

        Rebase plan(Optional<String> mine, Optional<String> onto) {
            Revision member = mine.map(this::named).orElseGet(this::onlyOwnHead);
            Set<String> above = graph.lineDescendants(List.of(member.id()));
            Revision base = onto.map(this::named).orElseGet(() -> onlyHeadOutside(member, above));
            Set<String> line = new LinkedHashSet<>(graph.lineAncestors(above));
            line.removeAll(graph.lineAncestors(List.of(base.id())));
            if (line.isEmpty() || !line.contains(member.id())) {
                throw MigrationFailure.refused(
                        member.id() + " lies below " + base.id() + " already.", "There is nothing to rebase.");
            }
            refuseApplied(line);
            Map<String, List<String>> parents = newParents(line, base);
            if (parents.isEmpty()) {
                throw MigrationFailure.refused(
                        "The line of " + member.id() + " stands on " + base.id() + " already.",
                        "There is nothing to rebase.");
            }
            return new Rebase(graph.inOrder(line), base, parents);
        }

        /** What stood below the other line, stands below its head too. */
        private Map<String, List<String>> newParents(Set<String> line, Revision base) {
            Map<String, List<String>> changed = new LinkedHashMap<>();
            for (Revision revision : graph.inOrder(line)) {
                List<String> own = new ArrayList<>();
                for (Revision parent : graph.parents(revision.id())) {
                    if (line.contains(parent.id())) {
                        own.add(parent.id());
                    }
                }
                boolean isLowest = own.isEmpty();
                List<String> wanted = isLowest ? List.of(base.id()) : own;
                List<String> present =
                        graph.parents(revision.id()).stream().map(Revision::id).toList();
                if (!Set.copyOf(wanted).equals(Set.copyOf(present))) {
                    changed.put(revision.id(), wanted);
                }
            }
            return changed;
        }

        private void refuseApplied(Set<String> line) {
            Set<String> touched = new HashSet<>(graph.descendants(line));
            touched.retainAll(applied);
            if (!touched.isEmpty()) {
                throw MigrationFailure.refused(
                        "The database has applied " + Resolver.names(graph.inOrder(touched))
                                + ", so that line can no longer be moved.",
                        "If nobody else has applied it, take it back with mvn migrate:downgrade -Dtarget="
                                + downgradeTarget(line, touched)
                                + " and rebase again; otherwise join the lines with mvn migrate:merge.");
            }
        }

        /** Takes back what is applied of the line from its lowest revision up, and nothing that this stands on. */
        private String downgradeTarget(Set<String> line, Set<String> touched) {
            Set<String> own = new LinkedHashSet<>(line);
            own.retainAll(touched);
            Revision lowest = graph.inOrder(own).get(0);
            List<Revision> below = graph.inOrder(
                    graph.parents(lowest.id()).stream().map(Revision::id).collect(Collectors.toSet()));
            return lowest.id() + "@"
                    + (below.isEmpty() ? "base" : below.get(below.size() - 1).id());
        }

        private Revision named(String expression) {
            return new Resolver(graph, Set.of())
                    .resolveOne(RevisionExpression.parse(expression))
                    .orElseThrow(() -> MigrationFailure.misconfigured(
                            "'" + expression + "' names no revision of a line.", "Name a head or another revision."));
        }

        /** What others have is never rewritten unasked. */
        private Revision onlyOwnHead() {
            requireSeveralHeads();
            List<Revision> own = graph.heads().stream()
                    .filter(head -> publication(head) == Publication.NONE)
                    .toList();
            if (own.size() == 1) {
                return own.get(0);
            }
            throw MigrationFailure.refused(
                    "There are several heads, and "
                            + (unpublished.isEmpty()
                                    ? "no git repository with a remote branch tells which line is yours:"
                                    : own.isEmpty()
                                            ? "others have something of each line:"
                                            : "several lines are only yours:")
                            + graph.heads().stream()
                                    .map(head -> "\n  " + Resolver.names(graph.inOrder(ownLine(head)))
                                            + publication(head).words)
                                    .collect(Collectors.joining()),
                    (own.isEmpty() && unpublished.isPresent() ? "Join them with mvn migrate:merge. Or name" : "Name")
                            + " the line that is to move, the one that nobody else has: "
                            + graph.heads().stream()
                                    .map(head -> "-Dtarget=" + head.id())
                                    .collect(Collectors.joining(" or "))
                            + ".");
        }

        private Publication publication(Revision head) {
            if (unpublished.isEmpty()) {
                return Publication.UNKNOWN;
            }
            Set<String> line = ownLine(head);
            long published =
                    line.stream().filter(id -> !unpublished.get().contains(id)).count();
            return published == 0 ? Publication.NONE : published == line.size() ? Publication.WHOLE : Publication.PART;
        }

        /** The revisions that only this head stands on. */
        private Set<String> ownLine(Revision head) {
            Set<String> line = new LinkedHashSet<>(graph.lineAncestors(List.of(head.id())));
            graph.heads().stream()
                    .filter(other -> !other.equals(head))
                    .forEach(other -> line.removeAll(graph.lineAncestors(List.of(other.id()))));
            return line;
        }

        private Revision onlyHeadOutside(Revision member, Set<String> above) {
            requireSeveralHeads();
            List<Revision> others = graph.heads().stream()
                    .filter(head -> !above.contains(head.id()))
                    .toList();
            if (others.size() != 1) {
                throw MigrationFailure.refused(
                        "There are " + others.size() + " heads beside the line of " + member.id() + ": "
                                + Resolver.names(others) + ".",
                        "Name the one to stand on with -Donto=.");
            }
            return others.get(0);
        }

        private void requireSeveralHeads() {
            if (graph.heads().size() < 2) {
                throw MigrationFailure.refused(
                        "There is nothing to rebase: the only head is " + Resolver.names(graph.heads()) + ".",
                        "Name a line with -Dtarget= and what it shall stand on with -Donto= to move it elsewhere.");
            }
        }
    }

    /** How much of a line others have. */
    private enum Publication {
        NONE(" (not published)"),
        PART(" (partly published)"),
        WHOLE(" (published)"),
        UNKNOWN("");

        private final String words;

        Publication(String words) {
            this.words = words;
        }
    }
}
