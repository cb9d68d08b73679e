package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.autogenerate.normal.Alike;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.diff.Changes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Changes that a revision leaves to a later one: it leads to the model but for these, and must leave exactly these as they
 * were. What is withheld takes with it whatever cannot be without it.
 */
final class Withheld {
    private final Set<ObjectId> ids;
    private final Catalog before;
    private final Catalog read;

    private Withheld(Set<ObjectId> ids, Catalog before, Catalog read) {
        this.ids = ids;
        this.before = before;
        this.read = read;
    }

    /**
     * @param both what is there, and what the model wants
     * @param read what is there, as it was read
     */
    static Withheld of(Set<ObjectId> dropped, Changes changes, Alike both, Catalog read) {
        Set<ObjectId> ids = new LinkedHashSet<>(dropped);
        Set<ObjectId> more = new LinkedHashSet<>(dropped);
        while (!more.isEmpty()) {
            more = new LinkedHashSet<>(stranded(ids, both));
            more.addAll(neededByKept(ids, both));
            more.addAll(parts(ids, changes, both));
            more.removeAll(ids);
            ids.addAll(more);
        }
        return new Withheld(ids, both.from(), read);
    }

    /** What would need something that does not come. */
    private static Set<ObjectId> stranded(Set<ObjectId> ids, Alike both) {
        Set<ObjectId> stranded = new LinkedHashSet<>();
        for (ObjectId id : both.to().ids()) {
            if (!ids.contains(id) && both.to().requiredBy(id).stream().anyMatch(needed -> isAway(needed, ids, both))) {
                stranded.add(id);
            }
        }
        return stranded;
    }

    /** What would go although something that stays needs it. */
    private static Set<ObjectId> neededByKept(Set<ObjectId> ids, Alike both) {
        Set<ObjectId> needed = new LinkedHashSet<>();
        for (ObjectId id : ids) {
            if (both.from().contains(id)) {
                both.from().requiredBy(id).stream()
                        .filter(other -> both.from().contains(other) && isAway(other, ids, both))
                        .forEach(needed::add);
            }
        }
        return needed;
    }

    /** What would go with something that stays, without a statement of its own. */
    private static Set<ObjectId> parts(Set<ObjectId> ids, Changes changes, Alike both) {
        Set<ObjectId> parts = new LinkedHashSet<>();
        for (ObjectId id : both.from().ids()) {
            if (!both.to().contains(id)
                    && changes.each().getOrDefault(id, List.of()).isEmpty()
                    && both.from().requiredBy(id).stream().anyMatch(ids::contains)) {
                parts.add(id);
            }
        }
        return parts;
    }

    private static boolean isAway(ObjectId id, Set<ObjectId> ids, Alike both) {
        boolean known = both.from().contains(id) || both.to().contains(id);
        return known && !(ids.contains(id) ? both.from() : both.to()).contains(id);
    }

    /** The objects that stay as they are. */
    Set<ObjectId> ids() {
        return ids;
    }

    /**
     * Where to lead: to the model, but for what is withheld, unless it is already as the model wants it.
     *
     * @param both what is there now, and what the model wants
     * @param now what is there now, as it was read
     */
    Alike seenFrom(Alike both, Catalog now) {
        if (ids.isEmpty()) {
            return both;
        }
        Catalog model = both.to();
        Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>();
        model.objects().forEach(object -> objects.put(object.id(), object));
        Map<ObjectId, Set<ObjectId>> requires = new LinkedHashMap<>(model.requirements());
        Map<ObjectId, Integer> positions = new HashMap<>();
        model.ids().forEach(id -> positions.put(id, model.position(id)));
        for (ObjectId id : ids) {
            if (model.find(id).equals(both.from().find(id))) {
                continue;
            }
            objects.remove(id);
            requires.remove(id);
            boolean untouched = now.find(id).equals(read.find(id));
            Catalog held = untouched ? both.from() : before;
            held.find(id).ifPresent(object -> {
                objects.put(id, object);
                requires.put(id, held.requiredBy(id));
                positions.put(id, held.position(id));
            });
        }
        Catalog target = new Catalog(model.version(), model.kinds(), objects, requires, positions, model.unhandled());
        return new Alike(both.from(), target.with(objects));
    }
}
