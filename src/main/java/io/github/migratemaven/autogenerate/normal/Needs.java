package io.github.migratemaven.autogenerate.normal;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.KindLookup;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an object cannot be made without, to the last. */
final class Needs {
    private final Catalog catalog;
    private final Map<ObjectId, List<ObjectId>> shapers = new HashMap<>();

    Needs(Catalog catalog, KindLookup kinds) {
        this.catalog = catalog;
        for (SchemaObject object : catalog.objects()) {
            kinds.of(object).shapes(object).ifPresent(whole -> shapers.computeIfAbsent(whole, key -> new ArrayList<>())
                    .add(object.id()));
        }
    }

    /** The object itself and all that it needs. */
    Set<SchemaObject> of(ObjectId id) {
        Set<ObjectId> found = new LinkedHashSet<>(Set.of(id));
        Deque<ObjectId> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            ObjectId next = open.remove();
            List<ObjectId> needed = new ArrayList<>(catalog.requiredBy(next));
            needed.addAll(shapers.getOrDefault(next, List.of()));
            needed.stream().filter(found::add).forEach(open::add);
        }
        Set<SchemaObject> objects = new LinkedHashSet<>();
        found.forEach(each -> catalog.find(each).ifPresent(objects::add));
        return objects;
    }
}
