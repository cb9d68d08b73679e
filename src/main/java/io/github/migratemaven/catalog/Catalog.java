package io.github.migratemaven.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** A schema as an immutable value: its objects and which of them needs which. */
public final class Catalog {
    private final int version;
    private final KindLookup kinds;
    private final Map<ObjectId, SchemaObject> objects;
    private final Map<ObjectId, Set<ObjectId>> requires;
    private final Map<ObjectId, Integer> positions;
    private final Set<String> unhandled;
    private final Map<Class<?>, List<SchemaObject>> byType = new ConcurrentHashMap<>();

    public Catalog(
            int version,
            KindLookup kinds,
            Map<ObjectId, SchemaObject> objects,
            Map<ObjectId, Set<ObjectId>> requires,
            Map<ObjectId, Integer> positions,
            Set<String> unhandled) {
        this.version = version;
        this.kinds = kinds;
        this.objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
        this.requires = Collections.unmodifiableMap(new LinkedHashMap<>(requires));
        this.positions = Map.copyOf(positions);
        this.unhandled = Collections.unmodifiableSet(new LinkedHashSet<>(unhandled));
    }

    /** Major version of the server it was read from. */
    public int version() {
        return version;
    }

    /** The kinds that its objects are of. */
    public KindLookup kinds() {
        return kinds;
    }

    /**
     * The object as statements about it name it: {@code table books}.
     *
     * @throws IllegalArgumentException if it is not in here
     */
    public String address(ObjectId id) {
        return kinds.address(require(id));
    }

    /**
     * The object as GRANT names it.
     *
     * @throws IllegalArgumentException if it is not in here
     */
    public String grantedAs(ObjectId id) {
        return kinds.grantedAs(require(id));
    }

    private SchemaObject require(ObjectId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(id + " is not in the catalog"));
    }

    /** All objects. */
    public Collection<SchemaObject> objects() {
        return objects.values();
    }

    public Set<ObjectId> ids() {
        return objects.keySet();
    }

    public Optional<SchemaObject> find(ObjectId id) {
        return Optional.ofNullable(objects.get(id));
    }

    public <T extends SchemaObject> Optional<T> find(ObjectId id, Class<T> type) {
        return find(id).filter(type::isInstance).map(type::cast);
    }

    /** All objects of one type, in order. */
    public <T extends SchemaObject> List<T> all(Class<T> type) {
        return byType
                .computeIfAbsent(type, wanted -> objects.values().stream()
                        .filter(wanted::isInstance)
                        .toList())
                .stream()
                .map(type::cast)
                .toList();
    }

    public boolean contains(ObjectId id) {
        return objects.containsKey(id);
    }

    /** What an object cannot exist without. */
    public Set<ObjectId> requiredBy(ObjectId id) {
        return requires.getOrDefault(id, Set.of());
    }

    /** All dependencies: for an object what it cannot exist without. */
    public Map<ObjectId, Set<ObjectId>> requirements() {
        return requires;
    }

    /** Order of an object among its siblings, such as a column's in its table; never part of a comparison. */
    public int position(ObjectId id) {
        return positions.getOrDefault(id, 0);
    }

    /** Objects that the reader met and cannot describe, in words. */
    public Set<String> unhandled() {
        return unhandled;
    }

    /** The same objects, but for those that {@code keep} declines, and the dependencies among them. */
    public Catalog filter(Predicate<SchemaObject> keep) {
        Map<ObjectId, SchemaObject> kept = new LinkedHashMap<>();
        objects.forEach((id, object) -> {
            if (keep.test(object)) {
                kept.put(id, object);
            }
        });
        return with(kept);
    }

    /** Other objects in place of these, with the dependencies that still have both ends. */
    public Catalog with(Map<ObjectId, SchemaObject> others) {
        Map<ObjectId, Set<ObjectId>> remaining = new LinkedHashMap<>();
        requires.forEach((id, needed) -> {
            if (others.containsKey(id)) {
                Set<ObjectId> both = new LinkedHashSet<>(needed);
                both.retainAll(others.keySet());
                remaining.put(id, both);
            }
        });
        return new Catalog(version, kinds, others, remaining, positions, unhandled);
    }
}
