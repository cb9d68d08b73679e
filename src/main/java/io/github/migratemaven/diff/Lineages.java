package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.Binding;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.Lineage;
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
import java.util.function.Function;
import java.util.function.Predicate;

/** Which relations of a catalog have parts of which others, and what belongs to which. */
final class Lineages {
    private final Catalog catalog;
    private final KindRegistry kinds;
    private final Map<ObjectId, List<ObjectId>> parents = new HashMap<>();

    Lineages(Catalog catalog, KindRegistry kinds) {
        this.catalog = catalog;
        this.kinds = kinds;
        for (SchemaObject object : catalog.objects()) {
            kinds.lineage(object)
                    .ifPresent(link -> parents.computeIfAbsent(link.heir(), key -> new ArrayList<>())
                            .add(link.parent()));
        }
    }

    /**
     * Both ends of a link, and all that the parent has parts from, because those reach the heir too.
     *
     * @param cutOff whether a relation has left its own parents
     */
    Set<ObjectId> concerned(Lineage link, Predicate<ObjectId> cutOff) {
        Set<ObjectId> concerned = new LinkedHashSet<>(Set.of(link.heir()));
        concerned.addAll(
                reached(link.parent(), relation -> cutOff.test(relation) ? List.of() : parents(relation)));
        return concerned;
    }

    /** Whether a relation has parts of one of the others. */
    boolean hasPartsOf(ObjectId relation, Set<ObjectId> others) {
        return reached(relation, this::parents).stream()
                .anyMatch(ancestor -> !ancestor.equals(relation) && others.contains(ancestor));
    }

    /**
     * An object and what it goes with, directly or not.
     *
     * @param goes whether something goes, and so ties nothing to anything any more
     */
    Set<ObjectId> owners(ObjectId id, Predicate<ObjectId> goes) {
        return reached(
                id,
                part -> catalog.find(part).map(kinds::bindings).orElse(List.of()).stream()
                        .filter(binding -> binding.part().equals(part)
                                && binding.unlessDropped().filter(goes).isEmpty())
                        .map(Binding::whole)
                        .toList());
    }

    private List<ObjectId> parents(ObjectId relation) {
        return parents.getOrDefault(relation, List.of());
    }

    private static Set<ObjectId> reached(ObjectId start, Function<ObjectId, List<ObjectId>> next) {
        Set<ObjectId> reached = new LinkedHashSet<>(Set.of(start));
        Deque<ObjectId> waiting = new ArrayDeque<>(Set.of(start));
        while (!waiting.isEmpty()) {
            next.apply(waiting.remove()).stream().filter(reached::add).forEach(waiting::add);
        }
        return reached;
    }
}
