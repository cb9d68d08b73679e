package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.KindLookup;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.trait.ModelNeed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a model that cannot say everything, such as JPA entities, is taken to want: what it says, and of everything that
 * it has no words for what is there already.
 */
public final class ManagedScope {
    /** Names that Hibernate and EclipseLink make up, and those that PostgreSQL gives what has none. */
    private static final Pattern MADE_UP = Pattern.compile(
            "(?i)(fk|uk|uc|idx|ix|un)_?[0-9a-z]{20,}|(fk|unq|uk)_.+|.+_(pkey|key\\d*|fkey\\d*|check\\d*|excl\\d*)");

    private final KindLookup kinds;

    ManagedScope(KindLookup kinds) {
        this.kinds = kinds;
    }

    /**
     * The catalog to lead to.
     *
     * @param present what the revisions build
     * @param model what the model builds
     * @param forced filled with objects that must go although the model has no words for them, because what they need
     *     goes
     */
    Catalog target(Catalog present, Catalog model, Set<ObjectId> forced) {
        Map<String, SchemaObject> leaving = leavingByDefinition(present, model);
        Map<ObjectId, SchemaObject> known = new LinkedHashMap<>();
        model.objects().forEach(object -> known.put(object.id(), known(object, present, leaving)));

        Map<ObjectId, SchemaObject> wanted = new LinkedHashMap<>();
        Map<ObjectId, Set<ObjectId>> requires = new LinkedHashMap<>();
        Map<ObjectId, Integer> positions = new HashMap<>();
        known.forEach((id, object) -> {
            wanted.put(object.id(), object);
            positions.put(object.id(), model.position(id));
            requires.put(object.id(), renamed(model.requiredBy(id), known));
        });
        for (SchemaObject object : present.objects()) {
            if (!wanted.containsKey(object.id()) && !expressible(object)) {
                wanted.put(object.id(), object);
                positions.put(object.id(), present.position(object.id()));
                requires.put(object.id(), present.requiredBy(object.id()));
            }
        }
        removeDangling(wanted, requires, forced);
        return new Catalog(model.version(), model.kinds(), wanted, requires, positions, model.unhandled()).with(wanted);
    }

    private static Set<ObjectId> renamed(Set<ObjectId> needed, Map<ObjectId, SchemaObject> known) {
        Set<ObjectId> ids = new LinkedHashSet<>();
        for (ObjectId id : needed) {
            SchemaObject object = known.get(id);
            ids.add(object == null ? id : object.id());
        }
        return ids;
    }

    private Map<String, SchemaObject> leavingByDefinition(Catalog present, Catalog model) {
        Map<String, SchemaObject> leaving = new HashMap<>();
        for (SchemaObject object : present.objects()) {
            if (!model.contains(object.id())) {
                definition(object).ifPresent(definition -> leaving.putIfAbsent(definition, object));
            }
        }
        return leaving;
    }

    private SchemaObject known(SchemaObject object, Catalog present, Map<String, SchemaObject> byDefinition) {
        Optional<SchemaObject> sameName = present.find(object.id());
        if (sameName.isPresent()) {
            return keepUnmanaged(sameName.get(), object);
        }
        if (MADE_UP.matcher(object.id().name()).matches()) {
            SchemaObject same = definition(object).map(byDefinition::get).orElse(null);
            if (same != null) {
                return same;
            }
        }
        return object;
    }

    /** What stays but needs something that goes has to go too. */
    private static void removeDangling(
            Map<ObjectId, SchemaObject> wanted, Map<ObjectId, Set<ObjectId>> requires, Set<ObjectId> forced) {
        Set<ObjectId> dangling = new LinkedHashSet<>();
        do {
            dangling.clear();
            for (ObjectId id : wanted.keySet()) {
                if (!wanted.keySet().containsAll(requires.getOrDefault(id, Set.of()))) {
                    dangling.add(id);
                }
            }
            wanted.keySet().removeAll(dangling);
            forced.addAll(dangling);
        } while (!dangling.isEmpty());
    }

    private Optional<String> definition(SchemaObject object) {
        return kinds.of(object).nameless(object).map(text -> object.id().kind() + " " + text);
    }

    private boolean expressible(SchemaObject object) {
        return kinds.of(object).expressibleInJpa(object);
    }

    private SchemaObject keepUnmanaged(SchemaObject from, SchemaObject to) {
        return kinds.of(to).keepUnmanaged(from, to);
    }

    /**
     * What a JPA provider's script may need: types, extensions, functions that columns use.
     *
     * @param present what the revisions build
     * @param own what the script creates by itself
     */
    public static Catalog prerequisites(Catalog present, Catalog own) {
        Set<ObjectId> left = new LinkedHashSet<>();
        for (SchemaObject object : present.objects()) {
            ModelNeed need = present.kinds().of(object).neededByModel();
            if (need == ModelNeed.ALWAYS || need == ModelNeed.UNLESS_MADE && !own.contains(object.id())) {
                left.add(object.id());
            }
        }
        boolean shrunk;
        do {
            shrunk = left.removeIf(id -> !left.containsAll(present.requiredBy(id)));
        } while (shrunk);
        return present.filter(object -> left.contains(object.id()));
    }
}
