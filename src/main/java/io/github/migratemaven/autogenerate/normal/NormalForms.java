package io.github.migratemaven.autogenerate.normal;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CatalogScope;
import io.github.migratemaven.catalog.RecordParts;
import io.github.migratemaven.catalog.KindLookup;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.shadow.Shadow;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Spells expressions and queries as PostgreSQL prints them once it prints what it has read: it need not do so the first time.
 * Objects whose text differs between two catalogs are made anew from their text until it stays; what cannot be made anew is left
 * as it was read. Costs nothing where no such text differs.
 */
public final class NormalForms implements Spelling, AutoCloseable {
    /** PostgreSQL needs two at most as far as anyone has seen. */
    private static final int ROUNDS = 4;

    private final Shadow shadow;
    private final CatalogScope scope;
    private final KindLookup kinds = new KindLookup(Kinds.ALL);
    private final Map<Text, SchemaObject> known = new HashMap<>();
    private @Nullable Workbench bench;

    /** @param scope what the catalogs to compare were read with */
    public NormalForms(Shadow shadow, CatalogScope scope) {
        this.shadow = shadow;
        this.scope = scope;
    }

    /** A text means what it means by what it refers to. */
    private record Text(SchemaObject object, Set<SchemaObject> needs) {}

    @Override
    public Alike alike(Catalog from, Catalog to) throws SQLException {
        return new Alike(settled(from, doubtful(from, to)), settled(to, doubtful(to, from)));
    }

    /** What may differ in no more than its spelling; of what only one side has, what the other may have by another name. */
    private Set<ObjectId> doubtful(Catalog one, Catalog other) {
        Set<String> unpaired = new LinkedHashSet<>();
        for (SchemaObject object : other.objects()) {
            if (!one.contains(object.id())) {
                unpaired.add(object.id().kind());
            }
        }
        Set<ObjectId> doubtful = new LinkedHashSet<>();
        for (SchemaObject object : one.objects()) {
            SchemaObject counterpart = other.find(object.id()).orElse(null);
            boolean differs = counterpart == null
                    ? unpaired.contains(object.id().kind())
                    : !object.equals(counterpart) && !RecordParts.same(printed(object), object, counterpart);
            if (differs && !printed(object).isEmpty()) {
                doubtful.add(object.id());
            }
        }
        return doubtful;
    }

    private Set<String> printed(SchemaObject object) {
        return kinds.of(object).printed(object);
    }

    /** The catalog with these objects in their normal form. */
    Catalog settled(Catalog catalog, Set<ObjectId> ids) throws SQLException {
        if (ids.isEmpty()) {
            return catalog;
        }
        Needs needs = new Needs(catalog, kinds);
        Map<ObjectId, SchemaObject> settled = new LinkedHashMap<>();
        Map<ObjectId, Text> open = new LinkedHashMap<>();
        for (ObjectId id : ids) {
            SchemaObject object = catalog.find(id).orElseThrow();
            if (printed(object).isEmpty()) {
                continue;
            }
            Text text = new Text(object, needs.of(id));
            SchemaObject normal = known.get(text);
            if (normal == null) {
                open.put(id, text);
            } else {
                settled.put(id, normal);
            }
        }
        if (!open.isEmpty()) {
            Map<ObjectId, SchemaObject> found = comeToRest(catalog, open.keySet());
            open.forEach((id, text) -> known.put(text, found.getOrDefault(id, text.object())));
            settled.putAll(found);
        }
        return replaced(catalog, settled);
    }

    /** Those that have changed on the way, as they are at rest. */
    private Map<ObjectId, SchemaObject> comeToRest(Catalog read, Set<ObjectId> ids) throws SQLException {
        Map<ObjectId, SchemaObject> changed = new LinkedHashMap<>();
        Catalog current = read;
        Set<ObjectId> moving = ids;
        for (int round = 0; round < ROUNDS && !moving.isEmpty(); round++) {
            Map<ObjectId, SchemaObject> moved = remade(current, moving);
            changed.putAll(moved);
            current = replaced(current, moved);
            moving = moved.keySet();
        }
        changed.keySet().removeAll(Set.copyOf(moving));
        return changed;
    }

    /** Those that are printed otherwise once made anew. What fails in company may be made alone. */
    private Map<ObjectId, SchemaObject> remade(Catalog current, Set<ObjectId> ids) throws SQLException {
        Map<ObjectId, SchemaObject> moved = new LinkedHashMap<>();
        Catalog remade = bench().remade(part(current, ids));
        for (ObjectId id : ids) {
            SchemaObject before = current.find(id).orElseThrow();
            Optional<SchemaObject> after = remade.find(id);
            if (after.isEmpty() && ids.size() > 1) {
                after = bench().remade(part(current, Set.of(id))).find(id);
            }
            after.map(made -> RecordParts.taken(printed(before), before, made))
                    .filter(made -> !made.equals(before))
                    .ifPresent(made -> moved.put(id, made));
        }
        return moved;
    }

    private Catalog part(Catalog catalog, Set<ObjectId> ids) {
        Needs needs = new Needs(catalog, kinds);
        Map<ObjectId, SchemaObject> part = new LinkedHashMap<>();
        ids.forEach(id -> needs.of(id).forEach(object -> part.put(object.id(), object)));
        return catalog.with(part);
    }

    private static Catalog replaced(Catalog catalog, Map<ObjectId, SchemaObject> others) {
        if (others.isEmpty()) {
            return catalog;
        }
        Map<ObjectId, SchemaObject> all = new LinkedHashMap<>();
        catalog.objects().forEach(object -> all.put(object.id(), others.getOrDefault(object.id(), object)));
        return catalog.with(all);
    }

    private Workbench bench() throws SQLException {
        if (bench == null) {
            bench = new Workbench(shadow, scope);
        }
        return bench;
    }

    @Override
    public void close() {
        if (bench != null) {
            bench.close();
            bench = null;
        }
    }
}
