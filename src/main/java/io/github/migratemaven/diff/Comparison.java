package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what becomes of each object, dependents of what is rebuilt included. */
final class Comparison {
    /** What is made anew seldom makes more than one other thing so. */
    private static final int LOOKS = 8;

    private final Catalog from;
    private final Catalog to;
    private final KindRegistry kinds;
    private final Set<ObjectId> anew;
    private final AlterContext context;
    private final Map<ObjectId, List<ObjectId>> dependents = new LinkedHashMap<>();
    private final Map<ObjectId, Change> changes = new LinkedHashMap<>();
    private final Deque<ObjectId> disturbing = new ArrayDeque<>();

    private Comparison(Catalog from, Catalog to, KindRegistry kinds, Set<ObjectId> anew, Set<ObjectId> remade) {
        this.from = from;
        this.to = to;
        this.kinds = kinds;
        this.anew = anew;
        this.context = new AlterContext(from, to, to.version(), remade);
        from.requirements()
                .forEach((id, needed) -> needed.forEach(other -> dependents
                        .computeIfAbsent(other, key -> new ArrayList<>())
                        .add(id)));
        from.objects().forEach(object -> kinds.madeAnewWith(object).forEach(other -> dependents
                .computeIfAbsent(other, key -> new ArrayList<>())
                .add(object.id())));
    }

    /**
     * What becomes of each object. How parts of a relation change depends on whether its links to its parents last,
     * which is known only after a first look.
     *
     * @param anew objects that cannot be altered in place here although their kind could
     */
    static Map<ObjectId, Change> between(Catalog from, Catalog to, KindRegistry kinds, Set<ObjectId> anew) {
        Set<ObjectId> known = Set.of();
        for (int look = 0; ; look++) {
            Map<ObjectId, Change> changes = new Comparison(from, to, kinds, anew, known).changes();
            Set<ObjectId> remade = remade(changes);
            if (look == LOOKS || links(remade, to, kinds).equals(links(known, to, kinds))) {
                return changes;
            }
            known = remade;
        }
    }

    private static Set<ObjectId> links(Set<ObjectId> ids, Catalog catalog, KindRegistry kinds) {
        return ids.stream()
                .filter(id -> catalog.find(id).flatMap(kinds::lineage).isPresent())
                .collect(Collectors.toSet());
    }

    /** What stands on both sides and goes in between. */
    static Set<ObjectId> remade(Map<ObjectId, Change> changes) {
        return changes.values().stream()
                .filter(change -> change instanceof Change.Replaced || change instanceof Change.Converted)
                .map(Change::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What of that waits under another name meanwhile. */
    static Set<ObjectId> setAside(Map<ObjectId, Change> changes) {
        return changes.values().stream()
                .filter(Change.Converted.class::isInstance)
                .map(Change::id)
                .collect(Collectors.toSet());
    }

    private Map<ObjectId, Change> changes() {
        for (SchemaObject before : from.objects()) {
            to.find(before.id())
                    .ifPresentOrElse(
                            after -> {
                                if (!before.equals(after)) {
                                    record(change(
                                            before,
                                            after,
                                            anew.contains(before.id())
                                                    ? kinds.rebuild(after, before, context)
                                                    : kinds.alter(before, after, context)));
                                }
                            },
                            () -> record(new Change.Removed(before, kinds.carryOver(before, context))));
        }
        for (SchemaObject after : to.objects()) {
            if (!from.contains(after.id())) {
                changes.put(after.id(), new Change.Added(after));
            }
        }
        findSuccessors();
        for (Change change : List.copyOf(changes.values())) {
            if (change instanceof Change.Removed removed) {
                kinds.rebuiltWithoutIt(removed.from(), context).forEach(this::replace);
            }
            change.after().stream()
                    .flatMap(after -> kinds.rebuiltWithIt(after, context).stream())
                    .forEach(this::rebuild);
        }
        while (!disturbing.isEmpty()) {
            disturbDependents(disturbing.remove());
        }
        return changes;
    }

    /** A type whose name goes to one of another kind, and whose values stay, cannot be dropped before that is there. */
    private void findSuccessors() {
        Map<String, SchemaObject> added = new HashMap<>();
        for (Change change : changes.values()) {
            if (change instanceof Change.Added one) {
                kinds.occupies(one.to()).forEach(name -> added.put(name, one.to()));
            }
        }
        for (Change change : List.copyOf(changes.values())) {
            if (change instanceof Change.Removed removed) {
                Optional<Change.Succession> succession = kinds.occupies(removed.from()).stream()
                        .flatMap(name -> Optional.ofNullable(added.get(name)).stream())
                        .filter(successor -> hasHeirs(removed.id(), successor.id()))
                        .findFirst()
                        .flatMap(successor -> kinds.makeWay(removed.from())
                                .map(alteration -> new Change.Succession(successor, alteration)));
                if (succession.isPresent()) {
                    changes.put(removed.id(), new Change.Removed(removed.from(), succession, removed.carryOver()));
                }
            }
        }
    }

    private boolean hasHeirs(ObjectId removed, ObjectId successor) {
        return dependents.getOrDefault(removed, List.of()).stream()
                .anyMatch(dependent -> to.requiredBy(dependent).contains(successor));
    }

    private void replace(ObjectId id) {
        if (changes.get(id) instanceof Change.Replaced) {
            return;
        }
        from.find(id).ifPresent(before -> to.find(id)
                .ifPresent(after -> record(new Change.Replaced(before, after, !before.equals(after)))));
    }

    private void rebuild(ObjectId id) {
        Change already = changes.get(id);
        if (already == null || already instanceof Change.Altered) {
            from.find(id).ifPresent(before -> to.find(id)
                    .ifPresent(after -> record(change(before, after, kinds.rebuild(after, before, context)))));
        }
    }

    private static Change change(SchemaObject before, SchemaObject after, Alteration alteration) {
        if (alteration instanceof Alteration.InPlace inPlace) {
            return new Change.Altered(before, after, inPlace);
        }
        if (alteration instanceof Alteration.Convert convert) {
            return new Change.Converted(before, after, convert);
        }
        return alteration instanceof Alteration.Replace replace
                ? new Change.Replaced(before, after, true, replace.carryOver())
                : new Change.Replaced(before, after, true);
    }

    private void record(Change change) {
        changes.put(change.id(), change);
        disturbing.add(change.id());
    }

    private void disturbDependents(ObjectId id) {
        Change change = Objects.requireNonNull(changes.get(id));
        for (ObjectId dependent : dependents.getOrDefault(id, List.of())) {
            var before = from.find(dependent);
            var after = to.find(dependent);
            if (before.isPresent() && after.isPresent() && isDisturbed(change, before.get())) {
                disturb(before.get(), after.get(), change);
            }
        }
    }

    private void disturb(SchemaObject before, SchemaObject after, Change cause) {
        Change already = changes.get(after.id());
        boolean byText = cause instanceof Change.Replaced && kinds.waitsAsText(after, context);
        if (already != null
                && !(already instanceof Change.Altered)
                && !(already instanceof Change.Converted && byText)) {
            return;
        }
        boolean own = !before.equals(after);
        Optional<SchemaObject> rebuilt = rebuilt(cause);
        if (rebuilt.isEmpty()) {
            if (isPartOf(before, cause.id())
                    || already == null
                            && !kinds.requires(before).contains(cause.id())
                            && !(cause.rows().statements().isEmpty() && kinds.outlives(before, cause.id()))
                            && kinds.rebuild(after, before, context) instanceof Alteration.Replace) {
                record(new Change.Replaced(before, after, own));
            }
            return;
        }
        if (cause instanceof Change.Altered || isPartOf(before, cause.id())) {
            record(new Change.Replaced(before, after, own));
            return;
        }
        Alteration rebuild = kinds.rebuild(after, rebuilt.get(), context);
        if (!(rebuild instanceof Alteration.InPlace inPlace)) {
            boolean falls = byText && rebuild instanceof Alteration.Convert;
            record(falls ? new Change.Replaced(before, after, own) : change(before, after, rebuild));
            return;
        }
        Alteration.InPlace follow = cause instanceof Change.Replaced ? inPlace.released() : inPlace.unreleased();
        if (already instanceof Change.Altered altered) {
            if (to.requiredBy(after.id()).contains(rebuilt.get().id())
                    && !altered.alteration().equals(follow)) {
                record(new Change.Altered(before, after, both(follow, altered.alteration())));
            }
        } else {
            record(new Change.Altered(before, after, follow));
        }
    }

    /** What stands where the changed object stood. */
    private Optional<SchemaObject> rebuilt(Change cause) {
        return cause instanceof Change.Removed removed
                ? removed.succession().map(Change.Succession::successor)
                : to.find(cause.id());
    }

    private boolean isPartOf(SchemaObject object, ObjectId whole) {
        return kinds.dropDependencies(object).stream()
                .anyMatch(dependency -> dependency.part().equals(object.id())
                        && dependency.whole().equals(whole));
    }

    private static Alteration.InPlace both(Alteration.InPlace first, Alteration.InPlace second) {
        List<Statement> statements = new ArrayList<>(first.statements());
        second.statements().stream().filter(sql -> !statements.contains(sql)).forEach(statements::add);
        return new Alteration.InPlace(
                statements,
                first.disturbs().or(second.disturbs()),
                first.release().map(release -> both(release, second.release())).or(second::release));
    }

    private static Alteration.Release both(Alteration.Release first, Optional<Alteration.Release> second) {
        return second.map(other -> new Alteration.Release(
                        Stream.concat(first.statements().stream(), other.statements().stream())
                                .distinct()
                                .toList(),
                        first.disturbs().or(other.disturbs())))
                .orElse(first);
    }

    private static boolean isDisturbed(Change change, SchemaObject dependent) {
        if (change instanceof Change.Altered altered) {
            return altered.alteration().disturbs().test(dependent);
        }
        return true;
    }
}
