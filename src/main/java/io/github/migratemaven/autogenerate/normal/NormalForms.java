package io.github.migratemaven.autogenerate.normal;

import io.github.migratemaven.autogenerate.wording.Wording;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.KindLookup;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.RecordParts;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.reader.CatalogScope;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.shadow.Shadow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
        Catalog one = settled(from, doubtful(from, to));
        Catalog other = settled(to, doubtful(to, from));
        return new Alike(one, replaced(other, ConjunctOrder.asIn(one, other, this::printed)));
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
            Map<ObjectId, SchemaObject> found = comeToRest(catalog, open.keySet(), this::printed);
            open.forEach((id, text) -> known.put(text, found.getOrDefault(id, text.object())));
            settled.putAll(found);
        }
        return replaced(catalog, settled);
    }

    /** The components of an object that hold text. */
    @FunctionalInterface
    private interface Texts {
        Set<String> of(SchemaObject object);
    }

    /** Those that have changed on the way, as they are at rest. */
    private Map<ObjectId, SchemaObject> comeToRest(Catalog read, Set<ObjectId> ids, Texts texts) throws SQLException {
        Map<ObjectId, SchemaObject> changed = new LinkedHashMap<>();
        Catalog current = read;
        Set<ObjectId> moving = ids;
        for (int round = 0; round < ROUNDS && !moving.isEmpty(); round++) {
            Map<ObjectId, SchemaObject> moved = new LinkedHashMap<>();
            for (SchemaObject after : remade(current, moving).values()) {
                SchemaObject before = current.find(after.id()).orElseThrow();
                SchemaObject respelled = RecordParts.taken(texts.of(before), before, after);
                if (!respelled.equals(before)) {
                    moved.put(after.id(), respelled);
                }
            }
            changed.putAll(moved);
            current = replaced(current, moved);
            moving = moved.keySet();
        }
        changed.keySet().removeAll(Set.copyOf(moving));
        return changed;
    }

    /** These objects made anew. What fails in company is tried in smaller company, and at last alone. */
    private Map<ObjectId, SchemaObject> remade(Catalog current, Set<ObjectId> ids) throws SQLException {
        Map<ObjectId, SchemaObject> found = new LinkedHashMap<>();
        Catalog remade = bench().remade(part(current, ids));
        List<ObjectId> failed = new ArrayList<>();
        for (ObjectId id : ids) {
            remade.find(id).ifPresentOrElse(object -> found.put(id, object), () -> failed.add(id));
        }
        if (!failed.isEmpty() && ids.size() > 1) {
            int half = (failed.size() + 1) / 2;
            for (List<ObjectId> some : List.of(failed.subList(0, half), failed.subList(half, failed.size()))) {
                found.putAll(some.isEmpty() ? Map.of() : remade(current, new LinkedHashSet<>(some)));
            }
        }
        return found;
    }

    /** The first wording of each object that comes to the same rest as PostgreSQL's own. */
    @Override
    public Catalog inFewerWords(Catalog catalog, Set<ObjectId> ids) throws SQLException {
        Set<ObjectId> wordy = new LinkedHashSet<>(ids);
        wordy.removeIf(id -> catalog.find(id).filter(this::isWordy).isEmpty());
        if (wordy.isEmpty()) {
            return catalog;
        }
        Catalog normal = replaced(catalog, comeToRest(catalog, wordy, this::wordy));
        Map<ObjectId, SchemaObject> accepted = new LinkedHashMap<>();
        Set<SchemaObject> tried = new HashSet<>(catalog.objects());
        for (int way = 0; way < Wording.count() && !wordy.isEmpty(); way++) {
            Map<ObjectId, SchemaObject> candidates = candidates(catalog, wordy, way);
            candidates.values().removeIf(candidate -> !tried.add(candidate));
            accepted.putAll(same(replaced(catalog, candidates), candidates, normal));
            wordy.removeAll(accepted.keySet());
        }
        return replaced(catalog, accepted);
    }

    private boolean isWordy(SchemaObject object) {
        return !wordy(object).isEmpty();
    }

    private Set<String> wordy(SchemaObject object) {
        return kinds.of(object).wordy(object);
    }

    private Map<ObjectId, SchemaObject> candidates(Catalog catalog, Set<ObjectId> ids, int way) {
        Map<ObjectId, SchemaObject> candidates = new LinkedHashMap<>();
        for (ObjectId id : ids) {
            SchemaObject object = catalog.find(id).orElseThrow();
            candidates.put(id, RecordParts.texts(wordy(object), object, text -> Wording.reworded(text, way)));
        }
        return candidates;
    }

    /** The candidates that come to the same rest. */
    private Map<ObjectId, SchemaObject> same(Catalog worded, Map<ObjectId, SchemaObject> candidates, Catalog normal)
            throws SQLException {
        Map<ObjectId, SchemaObject> same = new LinkedHashMap<>();
        Map<ObjectId, SchemaObject> rested = comeToRest(worded, candidates.keySet(), this::wordy);
        candidates.forEach((id, candidate) -> {
            SchemaObject rest = rested.getOrDefault(id, candidate);
            SchemaObject wanted = normal.find(id).orElseThrow();
            if (RecordParts.same(wordy(wanted), rest, wanted)) {
                same.put(id, candidate);
            }
        });
        return same;
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
