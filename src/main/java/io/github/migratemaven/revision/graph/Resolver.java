package io.github.migratemaven.revision.graph;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the revisions that an expression means, in one graph and for one set of applied revisions. */
public final class Resolver {
    private final RevisionGraph graph;
    private final Set<String> applied;

    public Resolver(RevisionGraph graph, Set<String> applied) {
        this.graph = graph;
        this.applied = applied;
    }

    /** All revisions that the expression means; none means the base. */
    public List<Revision> resolveAll(RevisionExpression expression) {
        if (expression.isRelativeToApplied()) {
            return resolveOne(expression).stream().toList();
        }
        String symbol = expression.symbol().orElseThrow();
        if (expression.steps() == 0) {
            if (symbol.equals("heads")) {
                return expression.label().isEmpty() ? graph.topmost() : onLine(graph.heads(), expression.label());
            }
            if (symbol.equals("current")) {
                return onLine(graph.inOrder(graph.headRows(applied)), expression.label());
            }
        }
        return resolveOne(expression).stream().toList();
    }

    /**
     * The one revision that the expression means; empty for the base.
     *
     * @throws MigrationFailure if it means none or several
     */
    public Optional<Revision> resolveOne(RevisionExpression expression) {
        Optional<String> label = expression.label();
        Optional<Revision> start = expression.isRelativeToApplied()
                ? appliedTip(expression)
                : symbol(expression, expression.symbol().orElseThrow());
        if (expression.steps() == 0) {
            return start;
        }
        List<Revision> walk = walk(expression, start, label);
        return expression.steps() > 0 ? Optional.of(walk.get(walk.size() - 1)) : parentOf(expression, walk);
    }

    /** The revision from which the expression counts when it names none: the applied head, or the one of its line. */
    public Optional<Revision> appliedTip(RevisionExpression expression) {
        List<Revision> tips =
                expression.label().isEmpty() ? graph.inOrder(graph.headRows(applied)) : tipsOnLine(expression);
        if (tips.size() > 1) {
            throw MigrationFailure.refused(
                    "'" + expression + "' is ambiguous: several heads are applied: " + names(tips) + ".",
                    expression.choices(tips));
        }
        return tips.stream().findFirst();
    }

    private List<Revision> tipsOnLine(RevisionExpression expression) {
        Set<String> line = line(expression.label().orElseThrow());
        List<Revision> rows = graph.inOrder(graph.headRows(applied)).stream()
                .filter(revision -> line.contains(revision.id()))
                .toList();
        if (!rows.isEmpty()) {
            return rows;
        }
        Set<String> active = line.stream().filter(applied::contains).collect(Collectors.toSet());
        return graph.inOrder(active).stream()
                .filter(revision ->
                        graph.children(revision.id()).stream().noneMatch(child -> active.contains(child.id())))
                .toList();
    }

    /**
     * The revisions passed by the expression's steps from the start, which is passed itself only on the way down; an empty
     * start is the base.
     *
     * @throws MigrationFailure where the way divides or ends too early
     */
    public List<Revision> walk(RevisionExpression expression, Optional<Revision> start, Optional<String> label) {
        List<Revision> passed = new ArrayList<>();
        Optional<Revision> at = start;
        for (int i = 0; i < Math.abs(expression.steps()); i++) {
            if (expression.steps() > 0) {
                List<Revision> next =
                        onLine(at.map(revision -> graph.children(revision.id())).orElseGet(graph::bases), label);
                at = Optional.of(onlyOne(expression, next, passed.size()));
                passed.add(at.get());
            } else {
                Revision taken = at.orElseThrow(() -> tooFar(expression, passed.size()));
                passed.add(taken);
                at = below(expression, taken);
            }
        }
        return passed;
    }

    private Optional<Revision> parentOf(RevisionExpression expression, List<Revision> walk) {
        return below(expression, walk.get(walk.size() - 1));
    }

    private Optional<Revision> below(RevisionExpression expression, Revision revision) {
        List<Revision> parents = graph.parents(revision.id());
        if (parents.size() > 1) {
            throw MigrationFailure.refused(
                    "'" + expression + "' is ambiguous: below the merge " + revision.id() + " lie several revisions: "
                            + names(parents) + ".",
                    "Name the revision to reach.");
        }
        return parents.stream().findFirst();
    }

    private Revision onlyOne(RevisionExpression expression, List<Revision> next, int done) {
        if (next.isEmpty()) {
            throw tooFar(expression, done);
        }
        if (next.size() > 1) {
            throw MigrationFailure.refused(
                    "'" + expression + "' is ambiguous: the way divides into " + names(next) + ".",
                    expression.choices(next));
        }
        return next.get(0);
    }

    private static MigrationFailure tooFar(RevisionExpression expression, int done) {
        return MigrationFailure.refused(
                "'" + expression + "' asks for "
                        + (Math.abs(expression.steps()) == 1
                                ? "1 revision"
                                : Math.abs(expression.steps()) + " revisions")
                        + ", and there " + (done == 0 ? "is none" : done == 1 ? "is only 1" : "are only " + done)
                        + " in that direction.",
                done == 0
                        ? "See migrate:current for what is applied; there is nothing to do in that direction."
                        : "Count fewer, or use " + (expression.steps() > 0 ? "head" : "base") + ".");
    }

    private Optional<Revision> symbol(RevisionExpression expression, String symbol) {
        return switch (symbol) {
            case "base" -> Optional.empty();
            case "head", "heads" -> onlyHead(expression, onLine(graph.heads(), expression.label()), "in the revisions");
            case "current" ->
                onlyHead(expression, onLine(graph.inOrder(graph.headRows(applied)), expression.label()), "applied");
            default -> Optional.of(named(symbol, expression.label()));
        };
    }

    private Optional<Revision> onlyHead(RevisionExpression expression, List<Revision> heads, String where) {
        if (heads.size() > 1) {
            throw MigrationFailure.refused(
                    "'" + expression + "' is ambiguous: there are " + heads.size() + " heads " + where + ": "
                            + names(heads) + ".",
                    RevisionGraph.SEVERAL_HEADS_ADVICE + " Or name one of them, or use heads for all.");
        }
        return heads.stream().findFirst();
    }

    /** The revision with that id or label, or the only one on the line whose id starts so. */
    Revision named(String name, Optional<String> label) {
        Optional<Set<String>> line = label.map(this::line);
        Optional<Revision> exact =
                graph.get(name).or(() -> graph.labelled(name)).or(() -> graph.replacing(name));
        if (exact.isPresent()) {
            if (line.isPresent() && !line.get().contains(exact.get().id())) {
                throw MigrationFailure.refused(
                        "The revision " + name + " does not lie on the line '" + label.orElseThrow() + "'.",
                        "Leave out " + label.orElseThrow() + "@, or name a revision of that line.");
            }
            return exact.get();
        }
        List<Revision> candidates = graph.startingWith(name).stream()
                .filter(revision -> line.isEmpty() || line.get().contains(revision.id()))
                .toList();
        if (candidates.isEmpty()) {
            throw unknown(name, label);
        }
        if (candidates.size() > 1) {
            throw MigrationFailure.refused(
                    "'" + name + "' is ambiguous: several revisions start with it: " + names(candidates) + ".",
                    "Write more of the id.");
        }
        return candidates.get(0);
    }

    private static MigrationFailure unknown(String name, Optional<String> label) {
        return MigrationFailure.refused(
                "There is no revision or branch label '" + name + "'"
                        + label.map(line -> " on the line '" + line + "'").orElse("") + ".",
                "See migrate:history for the revisions, and check that this checkout has all of them.");
    }

    /** Ids of the line that the label, or the revision of that id, lies on. */
    public Set<String> line(String label) {
        return graph.line(named(label, Optional.empty()).id());
    }

    private List<Revision> onLine(List<Revision> revisions, Optional<String> label) {
        if (label.isEmpty()) {
            return revisions;
        }
        Set<String> line = line(label.get());
        return revisions.stream()
                .filter(revision -> line.contains(revision.id()))
                .toList();
    }

    public static String names(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).collect(Collectors.joining(", "));
    }
}
