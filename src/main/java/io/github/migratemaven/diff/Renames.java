package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
            Optional<String> key = key(object);
            boolean stays =
                    from.find(object.id()).filter(was -> key(was).equals(key)).isPresent();
            if (!stays) {
                key.flatMap(like -> Optional.ofNullable(leaving.remove(like))).ifPresent(old -> pairs.put(old, object));
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
        Map<String, SchemaObject> taken = new HashMap<>();
        from.objects().forEach(object -> kinds.occupies(object).forEach(name -> taken.put(name, object)));
        boolean progress = true;
        while (progress) {
            progress = pairs.entrySet().removeIf(pair -> {
                Set<String> left = kinds.occupies(pair.getKey());
                Set<String> wanted = kinds.occupies(pair.getValue());
                boolean free = wanted.stream().noneMatch(name -> taken.containsKey(name) && !left.contains(name));
                if (free) {
                    statements.addAll(kinds.rename(pair.getKey(), pair.getValue()));
                    taken.keySet().removeAll(left);
                    wanted.forEach(name -> taken.put(name, pair.getValue()));
                }
                return free;
            });
        }
        if (statements.isEmpty()) {
            // what has a name that is wanted goes, or is renamed itself
            pairs.values().stream()
                    .flatMap(wanted -> kinds.occupies(wanted).stream())
                    .flatMap(name -> Stream.ofNullable(taken.get(name)))
                    .distinct()
                    .forEach(owner -> statements.addAll(kinds.renameAside(owner)));
        }
        return statements;
    }

    private Optional<String> key(SchemaObject object) {
        return kinds.nameless(object).map(key -> object.id().kind() + " " + key);
    }
}
