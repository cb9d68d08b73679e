package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Puts actions in an order in which PostgreSQL accepts them: dependents go before what they need, and come after it.
 * Where an action merged into another closes a circle, it is taken out.
 */
final class ActionOrder {
    private final Catalog from;
    private final Catalog to;
    private final Map<ObjectId, Change> changes;
    private final KindRegistry kinds;
    private final PrecedenceGraph precedences;
    private final Merging merging;
    private final Set<ObjectId> blocked = new LinkedHashSet<>();
    private final Set<ObjectId> giving;

    ActionOrder(Catalog from, Catalog to, Map<ObjectId, Change> changes, KindRegistry kinds) {
        this.from = from;
        this.to = to;
        this.changes = changes;
        this.kinds = kinds;
        this.precedences = new PrecedenceGraph(from, to, changes, kinds);
        this.merging = new Merging(precedences.actions(), precedences.late(), from, to, kinds);
        this.giving = giving();
    }

    /** What goes, but may give its rows or values to what comes, in its place or in another. */
    private Set<ObjectId> giving() {
        Set<ObjectId> filled = changes.values().stream()
                .filter(change -> !(change instanceof Change.Removed))
                .flatMap(change -> to.find(change.id()).flatMap(object -> kinds.filledFrom(object, from)).stream())
                .collect(Collectors.toSet());
        boolean takes = !filled.isEmpty()
                || changes.values().stream()
                        .anyMatch(change -> change instanceof Change.Added added && kinds.holdsRows(added.to()));
        return changes.values().stream()
                .filter(change -> change instanceof Change.Removed removed
                        && (takes && kinds.holdsRows(removed.from())
                                || kinds.shapes(removed.from())
                                        .filter(filled::contains)
                                        .isPresent()))
                .map(Change::id)
                .collect(Collectors.toSet());
    }

    Merging merging() {
        return merging;
    }

    Set<Action> actions() {
        return precedences.actions();
    }

    /** What stood in a circle as an alteration in place, and could be dropped and created instead. */
    Set<ObjectId> blocked() {
        return blocked;
    }

    /** All actions that stand alone, in order. */
    List<Action> sorted() {
        while (true) {
            Map<Action, Set<Action>> successors = standingAlone();
            List<Action> order = new ArrayList<>();
            Set<Action> stuck = sort(successors, order);
            if (stuck.isEmpty()) {
                return order;
            }
            Map<Action, Integer> components = StronglyConnectedComponents.containing(successors, stuck);
            if (!takeOutOf(components)) {
                block(components);
                order.addAll(inPreferredOrder(stuck));
                return order;
            }
        }
    }

    private Map<Action, Set<Action>> standingAlone() {
        Map<Action, Set<Action>> successors = new LinkedHashMap<>();
        actions().forEach(action -> successors.putIfAbsent(merging.standIn(action), new LinkedHashSet<>()));
        for (PrecedenceGraph.Edge edge : precedences.edges()) {
            Action first = merging.standIn(edge.first());
            Action second = merging.standIn(edge.second());
            if (!first.equals(second) && !isPartOfSetAside(edge)) {
                successors.computeIfAbsent(first, key -> new LinkedHashSet<>()).add(second);
            }
        }
        return successors;
    }

    /** What is set aside, and what its rows come from, takes its parts along, which then stand in nobody's way. */
    private boolean isPartOfSetAside(PrecedenceGraph.Edge edge) {
        Action whole = merging.standIn(edge.first());
        Action second = merging.standIn(edge.second());
        boolean setAside = actions().contains(Action.setAside(whole.id()));
        boolean lastsLonger = setAside || precedences.sources().contains(whole.id());
        boolean part = !edge.first().equals(whole);
        return whole.phase() == Action.Phase.DROP
                && (setAside && second.id().equals(whole.id())
                        || lastsLonger
                                && part
                                && Set.of(Action.Phase.SET_ASIDE, Action.Phase.ALTER)
                                        .contains(second.phase()));
    }

    /** Fills {@code order} and returns the actions that wait for each other. */
    private Set<Action> sort(Map<Action, Set<Action>> successors, List<Action> order) {
        Map<Action, Integer> waitingFor = new HashMap<>();
        successors.values().forEach(set -> set.forEach(next -> waitingFor.merge(next, 1, Integer::sum)));
        TreeSet<Action> ready = new TreeSet<>(preference());
        successors.keySet().stream()
                .filter(action -> !waitingFor.containsKey(action))
                .forEach(ready::add);
        while (!ready.isEmpty()) {
            Action action = ready.pollFirst();
            order.add(action);
            for (Action next : successors.getOrDefault(action, Set.of())) {
                if (waitingFor.merge(next, -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
        }
        Set<Action> stuck = new LinkedHashSet<>(successors.keySet());
        order.forEach(stuck::remove);
        return stuck;
    }

    /** Takes out of each circle what hangs on most others, what goes before what comes, and leaves the rest together. */
    private boolean takeOutOf(Map<Action, Integer> components) {
        Map<Integer, Set<Action>> movable = new LinkedHashMap<>();
        for (PrecedenceGraph.Edge edge : precedences.edges()) {
            Action first = merging.standIn(edge.first());
            Action second = merging.standIn(edge.second());
            Integer circle = components.get(first);
            boolean inside = circle != null
                    && circle.equals(components.get(second))
                    && !first.equals(second)
                    && !isPartOfSetAside(edge)
                    && !precedences.sources().contains(edge.dependent().id());
            if (inside && merging.isInside(edge.dependent())) {
                movable.computeIfAbsent(circle, key -> new LinkedHashSet<>()).add(edge.dependent());
            }
        }
        for (Set<Action> actions : movable.values()) {
            int last = actions.stream()
                    .mapToInt(action -> kinds.rank(action.id()))
                    .max()
                    .orElseThrow();
            List<Action> loose = actions.stream()
                    .filter(action -> kinds.rank(action.id()) == last)
                    .toList();
            boolean leaves = loose.stream().anyMatch(action -> action.phase() == Action.Phase.DROP);
            loose.stream()
                    .filter(action -> !leaves || action.phase() == Action.Phase.DROP)
                    .forEach(merging::takeOut);
        }
        return !movable.isEmpty();
    }

    private void block(Map<Action, Integer> components) {
        Map<Integer, Integer> sizes = new HashMap<>();
        components.values().forEach(number -> sizes.merge(number, 1, Integer::sum));
        components.forEach((action, number) -> {
            if (sizes.getOrDefault(number, 0) > 1 && changes.get(action.id()) instanceof Change.Altered altered) {
                boolean droppable =
                        kinds.rebuild(altered.to(), altered.to(), new AlterContext(from, to, to.version(), Set.of()))
                                instanceof Alteration.Replace;
                if (droppable) {
                    blocked.add(action.id());
                }
            }
        });
    }

    private List<Action> inPreferredOrder(Set<Action> stuck) {
        return stuck.stream().sorted(preference()).toList();
    }

    /** Drops first, dependents' kinds before others; then creations the other way round; then what gave them values. */
    private Comparator<Action> preference() {
        return Comparator.comparingInt(this::turn)
                .thenComparingInt(action ->
                        action.phase() == Action.Phase.DROP ? -kinds.rank(action.id()) : kinds.rank(action.id()))
                .thenComparing(action -> parentPath(action.id()))
                .thenComparingInt(action -> (action.phase() == Action.Phase.DROP ? from : to).position(action.id()))
                .thenComparing(Action::id);
    }

    private int turn(Action action) {
        boolean watches = kinds.watchesChanges(action.id());
        boolean late = kinds.runsRoutines(action.id());
        return switch (action.phase()) {
            case DROP -> watches ? 0 : giving.contains(action.id()) ? 5 : 1;
            case RELEASE, SET_ASIDE -> 2;
            case ALTER -> late ? 6 : 3;
            case CREATE -> watches ? 7 : late ? 6 : 4;
            case CARRY_OVER -> 4;
        };
    }

    private static String parentPath(ObjectId id) {
        return String.join(".", id.path().subList(0, id.path().size() - 1));
    }
}
