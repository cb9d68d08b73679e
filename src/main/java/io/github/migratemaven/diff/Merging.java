package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.trait.DropDependency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which actions happen inside others: a column in its table's CREATE, an index in its table's DROP. An action can be
 * taken out again where the order demands it.
 */
final class Merging {
    private final Map<Action, Action> into = new LinkedHashMap<>();
    private final Set<Action> apart = new LinkedHashSet<>();

    /** @param late what must not be created inside anything else, because it has to wait */
    Merging(Set<Action> actions, Set<Action> late, Catalog from, Catalog to, KindRegistry kinds) {
        for (SchemaObject object : from.objects()) {
            for (DropDependency dependency : kinds.dropDependencies(object)) {
                boolean untied = dependency
                        .unlessDropped()
                        .filter(tie -> actions.contains(Action.drop(tie)))
                        .isPresent();
                boolean alone = dependency
                        .onlyWith()
                        .filter(other -> !actions.contains(Action.drop(other)))
                        .isPresent();
                if (!untied && !alone) {
                    merge(Action.drop(dependency.part()), Action.drop(dependency.whole()), actions);
                }
            }
        }
        for (SchemaObject object : to.objects()) {
            Action create = Action.create(object.id());
            if (!late.contains(create)) {
                kinds.inlineIn(object).ifPresent(whole -> merge(create, Action.create(whole), actions));
            }
        }
    }

    private void merge(Action part, Action whole, Set<Action> actions) {
        if (actions.contains(part) && actions.contains(whole)) {
            into.putIfAbsent(part, whole);
        }
    }

    /** The action that this one happens inside; itself when it stands alone. */
    Action standIn(Action action) {
        Action current = action;
        while (isInside(current)) {
            current = Objects.requireNonNull(into.get(current));
        }
        return current;
    }

    /** Whether an action happens inside another one. */
    boolean isInside(Action action) {
        return into.containsKey(action) && !apart.contains(action);
    }

    /** Lets a merged action stand alone. */
    void takeOut(Action action) {
        apart.add(action);
    }

    /** For each action that others happen inside, those others. */
    Map<Action, List<Action>> insides(Set<Action> actions) {
        Map<Action, List<Action>> insides = new HashMap<>();
        for (Action action : into.keySet()) {
            Action whole = standIn(action);
            if (actions.contains(action) && !action.equals(whole)) {
                insides.computeIfAbsent(whole, key -> new ArrayList<>()).add(action);
            }
        }
        return insides;
    }

    static List<SchemaObject> objects(List<Action> actions, Catalog catalog) {
        return actions.stream()
                .map(Action::id)
                .map((ObjectId id) -> catalog.find(id).orElseThrow())
                .toList();
    }
}
