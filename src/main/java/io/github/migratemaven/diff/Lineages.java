package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.catalog.trait.Lineage;
import io.github.migratemaven.catalog.trait.Share;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which relations of a catalog have parts of which others by which links, and what belongs to which. */
final class Lineages {
    private final Catalog catalog;
    private final KindRegistry kinds;
    private final Map<ObjectId, Map<ObjectId, ObjectId>> linksToParents = new HashMap<>();

    Lineages(Catalog catalog, KindRegistry kinds) {
        this.catalog = catalog;
        this.kinds = kinds;
        for (SchemaObject object : catalog.objects()) {
            kinds.lineage(object).ifPresent(link -> linksToParents
                    .computeIfAbsent(link.heir(), key -> new LinkedHashMap<>())
                    .put(link.parent(), object.id()));
        }
    }

    /**
     * Both ends of a link, and all that the parent has parts from, because those reach the heir too.
     *
     * @param cutOff whether a relation has left its own parents
     */
    Set<ObjectId> concerned(Lineage link, Predicate<ObjectId> cutOff) {
        Set<ObjectId> concerned = new LinkedHashSet<>(Set.of(link.heir()));
        concerned.addAll(reached(link.parent(), relation -> cutOff.test(relation) ? Set.of() : parents(relation)));
        return concerned;
    }

    /** The link that alone makes a part of an heir need one of a parent; empty where something else does. */
    Optional<ObjectId> tying(ObjectId part, ObjectId other) {
        return catalog.find(part).flatMap(object -> handedDown(object, other)
                .or(() -> kinds.share(object)
                        .filter(share -> part.kind().equals(other.kind()))
                        .map(Share::link))
                .or(() -> kinds.dropDependencies(object).stream()
                        .filter(dependency -> dependency.part().equals(part))
                        .flatMap(dependency -> tying(dependency, other).stream())
                        .findFirst()));
    }

    private Optional<ObjectId> handedDown(SchemaObject part, ObjectId other) {
        return kinds.handedDownFrom(part).flatMap(heir -> catalog.find(other)
                .flatMap(kinds::handedDownFrom)
                .flatMap(parent -> Optional.ofNullable(
                        linksToParents.getOrDefault(heir, Map.of()).get(parent))));
    }

    private Optional<ObjectId> tying(DropDependency dependency, ObjectId other) {
        if (dependency.whole().equals(other)) {
            return dependency.unlessDropped();
        }
        // what goes with a link, and whatever is above that
        return catalog.find(dependency.whole())
                .flatMap(kinds::lineage)
                .filter(link -> owners(other, tie -> false).contains(link.parent()))
                .map(link -> dependency.whole());
    }

    /**
     * An object and what it goes with, directly or not.
     *
     * @param goes whether something goes, and so ties nothing to anything any more
     */
    Set<ObjectId> owners(ObjectId id, Predicate<ObjectId> goes) {
        return reached(id, part -> catalog.find(part).map(kinds::dropDependencies).orElse(List.of()).stream()
                .filter(dependency -> dependency.part().equals(part)
                        && dependency.unlessDropped().filter(goes).isEmpty())
                .map(DropDependency::whole)
                .toList());
    }

    private Set<ObjectId> parents(ObjectId relation) {
        return linksToParents.getOrDefault(relation, Map.of()).keySet();
    }

    private static Set<ObjectId> reached(ObjectId start, Function<ObjectId, Collection<ObjectId>> next) {
        Set<ObjectId> reached = new LinkedHashSet<>(Set.of(start));
        Deque<ObjectId> waiting = new ArrayDeque<>(Set.of(start));
        while (!waiting.isEmpty()) {
            next.apply(waiting.remove()).stream().filter(reached::add).forEach(waiting::add);
        }
        return reached;
    }
}
