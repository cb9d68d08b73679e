package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.autogenerate.normal.Alike;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.KindLookup;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The catalog to lead to, and what is to be said about it.
 *
 * @param alike what is there, and what shall be
 */
public record Wanted(Alike alike, List<String> warnings) {

    /** @param sides what is there and what the model says, comparably spelled */
    static Wanted of(Alike sides, boolean managesEverything) {
        List<String> warnings = new ArrayList<>();
        sides.to()
                .unhandled()
                .forEach(object -> warnings.add("Not compared, because it is of no known kind: " + object));
        if (managesEverything) {
            return new Wanted(sides, warnings);
        }
        KindLookup kinds = sides.to().kinds();
        Set<ObjectId> forced = new LinkedHashSet<>();
        Catalog target = new ManagedScope(kinds).target(sides.from(), sides.to(), forced);
        forced.stream()
                .filter(id ->
                        kinds.named(id.kind()).filter(ObjectKind::writtenByHand).isPresent())
                .forEach(id -> warnings.add("The revision drops " + id + ", because what it needs goes."));
        return new Wanted(new Alike(sides.from(), target), warnings);
    }
}
