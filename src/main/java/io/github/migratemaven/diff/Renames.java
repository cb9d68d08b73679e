package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects that are the same but for their name, and are renamed rather than made anew. */
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
        List<Statement> statements = new ArrayList<>();
        if (leaving.isEmpty()) {
            return statements;
        }
        for (SchemaObject object : to.objects()) {
            if (!from.contains(object.id())) {
                key(object)
                        .flatMap(key -> Optional.ofNullable(leaving.remove(key)))
                        .ifPresent(old -> statements.addAll(kinds.rename(old, object)));
            }
        }
        return statements;
    }

    private Optional<String> key(SchemaObject object) {
        return kinds.nameless(object).map(key -> object.id().kind() + " " + key);
    }
}
