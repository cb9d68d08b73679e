package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Objects that are the same but for their name or place, and are renamed or moved rather than made anew. */
final class Renames {
    private final KindRegistry kinds;

    Renames(KindRegistry kinds) {
        this.kinds = kinds;
    }

    List<Statement> between(Catalog from, Catalog to) {
        Map<String, SchemaObject> leaving = new LinkedHashMap<>();
        for (SchemaObject object : from.objects()) {
            if (!to.contains(object.id())) {
                key(object).ifPresent(key -> leaving.putIfAbsent(key, object));
            }
        }
        for (SchemaObject object : from.objects()) {
            Optional<String> key = key(object);
            // whose name goes to something else
            if (to.find(object.id())
                    .flatMap(this::key)
                    .filter(other -> !key.equals(Optional.of(other)))
                    .isPresent()) {
                key.ifPresent(own -> leaving.putIfAbsent(own, object));
            }
        }
        List<Statement> statements = new ArrayList<>();
        for (SchemaObject object : from.objects()) {
            to.find(object.id())
                    .filter(after -> !after.equals(object))
                    .ifPresent(after -> statements.addAll(kinds.relocate(object, after, from, to)));
        }
        if (leaving.isEmpty()) {
            return statements;
        }
        Map<SchemaObject, SchemaObject> pairs = new LinkedHashMap<>();
        for (SchemaObject object : to.objects()) {
            if (!from.contains(object.id())) {
                key(object)
                        .flatMap(key -> Optional.ofNullable(leaving.remove(key)))
                        .ifPresent(old -> pairs.put(old, object));
            }
        }
        statements.addAll(renames(pairs, from));
        return statements;
    }

    /** A name must be free, or become so by another rename, before something else can get it. */
    private List<Statement> renames(Map<SchemaObject, SchemaObject> pairs, Catalog from) {
        List<Statement> statements = new ArrayList<>();
        if (pairs.isEmpty()) {
            return statements;
        }
        Set<String> taken = new HashSet<>();
        from.objects().forEach(object -> taken.addAll(kinds.occupies(object)));
        boolean progress = true;
        while (progress) {
            progress = pairs.entrySet().removeIf(pair -> {
                Set<String> left = kinds.occupies(pair.getKey());
                Set<String> wanted = kinds.occupies(pair.getValue());
                boolean free = wanted.stream().noneMatch(name -> taken.contains(name) && !left.contains(name));
                if (free) {
                    statements.addAll(kinds.rename(pair.getKey(), pair.getValue()));
                    taken.removeAll(left);
                    taken.addAll(wanted);
                }
                return free;
            });
        }
        return statements;
    }

    private Optional<String> key(SchemaObject object) {
        return kinds.nameless(object).map(key -> object.id().kind() + " " + key);
    }
}
