package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts actions in an order in which PostgreSQL accepts them: dependents go before what they need, and come after it.
 * Where an action merged into another closes a circle, it is taken out.
 */
final class ActionOrder {

    /** That {@code first} must happen before {@code second}, because {@code dependent} needs the other one's object. */
    private record Edge(Action first, Action second, Action dependent) {}

    private final Catalog from;
    private final Catalog to;
    private final Map<ObjectId, Change> changes;
    private final KindRegistry kinds;
    private final Set<Action> actions = new LinkedHashSet<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Merging merging;
    private final Set<ObjectId> blocked = new LinkedHashSet<>();
    private final Set<ObjectId> sources = new LinkedHashSet<>();

    ActionOrder(Catalog from, Catalog to, Map<ObjectId, Change> changes, KindRegistry kinds) {
        this.from = from;
        this.to = to;
        this.changes = changes;
        this.kinds = kinds;
        changes.values().forEach(this::addActions);
        this.merging = new Merging(actions, from, to, kinds);
        from.requirements().forEach((id, needed) -> needed.forEach(other -> orderLeaving(id, other)));
        to.requirements().forEach((id, needed) -> needed.forEach(other -> orderArriving(id, other)));
        for (SchemaObject object : to.objects()) {
            kinds.precedences(object, id -> actions.contains(Action.create(id)))
                    .forEach(order -> edge(
                            Action.create(order.first()), Action.create(order.later()), Action.create(order.first())));
        }
        changes.values().forEach(this::orderRebuilt);
        changes.values().forEach(this::orderCarryOver);
        orderSharedNames();
    }

    private void orderRebuilt(Change change) {
        if (change instanceof Change.Removed removed) {
            kinds.heirs(removed.from(), from, to)
                    .forEach(heir -> edge(Action.create(heir), Action.drop(change.id()), Action.create(heir)));
            for (ObjectId rebuilt : kinds.rebuiltWithoutIt(removed.from(), to)) {
                from.requiredBy(change.id())
                        .forEach(needed -> edge(Action.drop(rebuilt), Action.drop(needed), Action.drop(needed)));
            }
        }
    }

    /** Rows move from all that held them into all that shall, before anything else hangs on the new object. */
    private void orderCarryOver(Change change) {
        if (!(change instanceof Change.Converted converted)) {
            return;
        }
        Action carryOver = Action.carryOver(change.id());
        Alteration.CarryOver rows = converted.alteration().carryOver();
        edge(Action.create(change.id()), carryOver, carryOver);
        edge(carryOver, Action.drop(change.id()), carryOver);
        rows.leaving().forEach(id -> edge(Action.drop(id), Action.setAside(change.id()), carryOver));
        sources.addAll(rows.sources());
        rows.sources().forEach(id -> edge(carryOver, Action.drop(id), carryOver));
        rows.destinations().forEach(id -> edge(Action.create(id), carryOver, carryOver));
        for (SchemaObject object : to.objects()) {
            boolean part =
                    kinds.inlineIn(object).isPresent() || rows.destinations().contains(object.id());
            if (!part && to.requiredBy(object.id()).contains(change.id())) {
                edge(carryOver, Action.create(object.id()), carryOver);
            }
        }
    }

    Merging merging() {
        return merging;
    }

    Set<Action> actions() {
        return actions;
    }

    /** What stood in a circle as an alteration in place, and could be dropped and created instead. */
    Set<ObjectId> blocked() {
        return blocked;
    }

    private void addActions(Change change) {
        ObjectId id = change.id();
        if (change instanceof Change.Added) {
            actions.add(Action.create(id));
        } else if (change instanceof Change.Removed) {
            actions.add(Action.drop(id));
        } else if (change instanceof Change.Altered) {
            actions.add(Action.alter(id));
        } else if (change instanceof Change.Replaced) {
            actions.add(Action.drop(id));
            actions.add(Action.create(id));
            edges.add(new Edge(Action.drop(id), Action.create(id), Action.create(id)));
        } else if (change instanceof Change.Converted converted) {
            actions.add(Action.setAside(id));
            actions.add(Action.create(id));
            actions.add(Action.drop(id));
            if (!converted.alteration().carryOver().statements().isEmpty()) {
                actions.add(Action.carryOver(id));
            }
            edges.add(new Edge(Action.setAside(id), Action.create(id), Action.create(id)));
            edges.add(new Edge(Action.create(id), Action.drop(id), Action.create(id)));
        }
    }

    /** {@code id} needs {@code other} as things are. */
    private void orderLeaving(ObjectId id, ObjectId other) {
        boolean converted = changes.get(id) instanceof Change.Converted;
        boolean otherReplaced = changes.get(other) instanceof Change.Replaced;
        edge(Action.drop(id), Action.drop(other), Action.drop(id));
        if (!converted) {
            if (!isSource(id, other)) {
                edge(Action.drop(id), Action.setAside(other), Action.drop(id));
            }
            edge(Action.drop(id), Action.alter(other), Action.drop(id));
        }
        if (!otherReplaced || !to.requiredBy(id).contains(other)) {
            edge(Action.alter(id), Action.drop(other), Action.alter(id));
        }
    }

    private boolean isSource(ObjectId id, ObjectId other) {
        return changes.get(other) instanceof Change.Converted converted
                && converted.alteration().carryOver().sources().contains(id);
    }

    /** {@code id} needs {@code other} as things shall be. */
    private void orderArriving(ObjectId id, ObjectId other) {
        edge(Action.create(other), Action.create(id), Action.create(id));
        edge(Action.create(other), Action.alter(id), Action.alter(id));
        edge(Action.alter(other), Action.create(id), Action.create(id));
        edge(Action.alter(other), Action.alter(id), Action.alter(id));
    }

    private void orderSharedNames() {
        Map<String, List<Action>> leaving = new HashMap<>();
        for (Action action : actions) {
            boolean isRealDrop =
                    action.phase() == Action.Phase.DROP && !(changes.get(action.id()) instanceof Change.Converted);
            if (isRealDrop || action.phase() == Action.Phase.SET_ASIDE) {
                SchemaObject object = from.find(action.id()).orElseThrow();
                kinds.occupies(object).forEach(name -> leaving.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(action));
            }
        }
        for (Action action : actions) {
            if (action.phase() == Action.Phase.CREATE) {
                for (String name : kinds.occupies(to.find(action.id()).orElseThrow())) {
                    leaving.getOrDefault(name, List.of()).forEach(first -> edge(first, action, action));
                }
            }
        }
    }

    private void edge(Action first, Action second, Action dependent) {
        if (actions.contains(first) && actions.contains(second)) {
            edges.add(new Edge(first, second, dependent));
        }
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
            Map<Action, Integer> components = Components.containing(successors, stuck);
            if (!takeOutOf(components)) {
                block(components);
                order.addAll(inPreferredOrder(stuck));
                return order;
            }
        }
    }

    private Map<Action, Set<Action>> standingAlone() {
        Map<Action, Set<Action>> successors = new LinkedHashMap<>();
        actions.forEach(action -> successors.putIfAbsent(merging.standIn(action), new LinkedHashSet<>()));
        for (Edge edge : edges) {
            Action first = merging.standIn(edge.first());
            Action second = merging.standIn(edge.second());
            if (!first.equals(second) && !isPartOfSetAside(edge)) {
                successors.computeIfAbsent(first, key -> new LinkedHashSet<>()).add(second);
            }
        }
        return successors;
    }

    /** What is set aside, and what its rows come from, takes its parts along, which then stand in nobody's way. */
    private boolean isPartOfSetAside(Edge edge) {
        Action whole = merging.standIn(edge.first());
        Action second = merging.standIn(edge.second());
        boolean setAside = changes.get(whole.id()) instanceof Change.Converted;
        boolean lastsLonger = setAside || sources.contains(whole.id());
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

    private boolean takeOutOf(Map<Action, Integer> components) {
        boolean taken = false;
        for (Edge edge : edges) {
            Integer first = components.get(merging.standIn(edge.first()));
            Integer second = components.get(merging.standIn(edge.second()));
            boolean inside = first != null
                    && !isPartOfSetAside(edge)
                    && first.equals(second)
                    && !merging.standIn(edge.first()).equals(merging.standIn(edge.second()));
            if (inside) {
                taken |= merging.takeOut(edge.dependent());
            }
        }
        return taken;
    }

    private void block(Map<Action, Integer> components) {
        Map<Integer, Integer> sizes = new HashMap<>();
        components.values().forEach(number -> sizes.merge(number, 1, Integer::sum));
        components.forEach((action, number) -> {
            if (sizes.getOrDefault(number, 0) > 1 && changes.get(action.id()) instanceof Change.Altered altered) {
                boolean droppable = kinds.rebuild(altered.to(), altered.to()) instanceof Alteration.Replace;
                if (droppable) {
                    blocked.add(action.id());
                }
            }
        });
    }

    private List<Action> inPreferredOrder(Set<Action> stuck) {
        return stuck.stream().sorted(preference()).toList();
    }

    /** Drops first, dependents' kinds before others; then creations the other way round. */
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
        return switch (action.phase()) {
            case DROP -> watches ? 0 : 1;
            case SET_ASIDE -> 2;
            case ALTER -> 3;
            case CREATE -> watches ? 5 : 4;
            case CARRY_OVER -> 4;
        };
    }

    private static String parentPath(ObjectId id) {
        return String.join(".", id.path().subList(0, id.path().size() - 1));
    }
}
