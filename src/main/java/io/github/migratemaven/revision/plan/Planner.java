package io.github.migratemaven.revision.plan;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.Resolver;
import io.github.migratemaven.revision.graph.RevisionExpression;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns a target into the steps that lead there from what is applied. */
public final class Planner {
    private Planner() {}

    /**
     * The revisions that the target needs and that are not applied, parents and dependencies first.
     *
     * @param applied ids of all applied revisions
     * @param target an expression of {@link RevisionExpression}
     * @throws MigrationFailure if the target means none or several revisions, or an applied revision is unknown here
     */
    public static Plan upgrade(RevisionGraph graph, Set<String> applied, String target) {
        requireKnown(graph, applied);
        RevisionExpression expression = RevisionExpression.parse(target);
        requireNotInsideSquash(graph, expression);
        if (expression.isRelativeToApplied() && expression.steps() <= 0) {
            throw MigrationFailure.refused(
                    "'" + target + "' leads down, and upgrade leads up.", "Use migrate:downgrade, or +N.");
        }
        Resolver resolver = new Resolver(graph, applied);
        List<Revision> targets = resolver.resolveAll(expression);
        List<String> targetIds = targets.stream().map(Revision::id).toList();
        if (expression.isRelativeToApplied()) {
            refuseMoreThanCounted(graph, applied, resolver, expression);
        }
        Set<String> needed = new LinkedHashSet<>(graph.ancestors(targetIds));
        needed.removeAll(applied);
        List<Step> steps = graph.inOrder(needed).stream().map(Step::upgrade).toList();
        return new Plan(Direction.UPGRADE, steps, upgradeNotes(graph, applied, expression, targets, steps));
    }

    /**
     * The applied revisions above the target, those that need others first.
     *
     * @param applied ids of all applied revisions
     * @param target an expression of {@link RevisionExpression}
     * @throws MigrationFailure if the target is not applied, means none or several revisions, or cannot be reached without
     *     taking back another line
     */
    public static Plan downgrade(RevisionGraph graph, Set<String> applied, String target) {
        requireKnown(graph, applied);
        RevisionExpression expression = RevisionExpression.parse(target);
        requireNotInsideSquash(graph, expression);
        return new DowngradePlanner(graph, applied, expression).plan();
    }

    /**
     * What counts as applied after a stamp: the targets with everything they need, and nothing above them. Other lines, and
     * other parents of a merge that is unstamped, stay.
     *
     * @param purge whether everything applied is forgotten first, unknown revisions too
     * @throws MigrationFailure if a target means none or several revisions, or an applied revision is unknown here
     */
    public static Stamp stamp(RevisionGraph graph, Set<String> applied, List<String> targets, boolean purge) {
        if (!purge) {
            requireKnown(graph, applied);
        }
        targets.forEach(target -> requireNotInsideSquash(graph, RevisionExpression.parse(target)));
        return new StampPlanner(graph, applied).plan(targets, purge);
    }

    /**
     * The revisions that an expression means, in order; none for the base.
     *
     * @param applied ids of all applied revisions, for {@code current}, {@code +N} and {@code -N}
     * @throws MigrationFailure if it means nothing, or several where it may mean but one
     */
    public static List<Revision> resolve(RevisionGraph graph, Set<String> applied, String expression) {
        return new Resolver(graph, applied).resolveAll(RevisionExpression.parse(expression));
    }

    /**
     * The steps of a script that leads a database from {@code A} to {@code B}.
     *
     * @param range {@code A:B}, or {@code B} for {@code base:B}
     * @throws MigrationFailure if {@code B} does not lie above {@code A}
     */
    public static Plan upgradeRange(RevisionGraph graph, String range) {
        return OfflineRange.parse(graph, range.contains(":") ? range : "base:" + range)
                .upgrade();
    }

    /**
     * The steps of a script that leads a database from {@code A} back to {@code B}.
     *
     * @param range {@code A:B}
     * @throws MigrationFailure if it is no range, since a script cannot look at what is applied, or {@code B} does not lie
     *     below {@code A}
     */
    public static Plan downgradeRange(RevisionGraph graph, String range) {
        return OfflineRange.parse(graph, range).downgrade();
    }

    private static void refuseMoreThanCounted(
            RevisionGraph graph, Set<String> applied, Resolver resolver, RevisionExpression expression) {
        List<Revision> walk = resolver.walk(expression, resolver.appliedTip(expression), expression.label());
        List<String> ids = walk.stream().map(Revision::id).toList();
        Set<String> more = new HashSet<>(graph.lineAncestors(ids));
        more.removeAll(applied);
        ids.forEach(more::remove);
        if (!more.isEmpty()) {
            throw MigrationFailure.refused(
                    "'" + expression + "' would run more than it counts: on the way to " + ids.get(ids.size() - 1)
                            + " lies a merge that needs also " + Resolver.names(graph.inOrder(more)) + ".",
                    "Name the revision to reach: " + ids.get(ids.size() - 1) + " for all of them.");
        }
    }

    private static List<String> upgradeNotes(
            RevisionGraph graph,
            Set<String> applied,
            RevisionExpression expression,
            List<Revision> targets,
            List<Step> steps) {
        List<String> notes = new ArrayList<>();
        if (steps.isEmpty() && targets.isEmpty() && !graph.order().isEmpty()) {
            notes.add("'" + expression + "' is where every upgrade starts: there is nothing to apply.");
        } else if (steps.isEmpty() && !targets.isEmpty()) {
            List<String> rows = graph.headRows(applied);
            boolean below = targets.stream().anyMatch(revision -> !rows.contains(revision.id()));
            notes.add(Resolver.names(targets) + (targets.size() == 1 ? " is" : " are") + " applied already"
                    + (below ? ", below the current " + String.join(", ", rows) : "") + ".");
        }
        return notes;
    }

    /** Of a squashed revision, all that it replaces can be applied, or nothing. */
    private static void requireNotInsideSquash(RevisionGraph graph, RevisionExpression expression) {
        String name = expression.symbol().orElse("");
        graph.replacing(name)
                .filter(squashed ->
                        !name.equals(squashed.replaces().get(squashed.replaces().size() - 1)))
                .ifPresent(squashed -> {
                    throw MigrationFailure.refused(
                            "The revision " + name + " was squashed with others into " + squashed.displayName()
                                    + ", which can only be applied or taken back as a whole.",
                            "Name " + squashed.id()
                                    + " or another revision, or use a checkout from before the squash.");
                });
    }

    private static void requireKnown(RevisionGraph graph, Set<String> applied) {
        Set<String> unknown = graph.unknown(applied);
        if (!unknown.isEmpty()) {
            throw MigrationFailure.of(
                    Status.AHEAD,
                    "The database has applied revisions that are not among the files here: "
                            + String.join(", ", unknown) + ".",
                    "Use the checkout that has them, or take them back: mvn migrate:current says with which command.");
        }
    }
}
