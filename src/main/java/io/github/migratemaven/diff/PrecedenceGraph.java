package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.catalog.trait.Precedence;
import io.github.migratemaven.catalog.trait.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The actions that bring changes about, and which of them must happen before which. */
final class PrecedenceGraph {

    /** That {@code first} must happen before {@code second}, because {@code dependent} needs the other one's object. */
    record Edge(Action first, Action second, Action dependent) {}

    private final Catalog from;
    private final Catalog to;
    private final Map<ObjectId, Change> changes;
    private final KindRegistry kinds;
    private final Set<Action> actions = new LinkedHashSet<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Set<ObjectId> sources = new LinkedHashSet<>();
    private final Set<Action> late = new LinkedHashSet<>();
    private final Lineages before;
    private final AlterContext context;
    private final Map<ObjectId, List<SchemaObject>> needing = new HashMap<>();

    PrecedenceGraph(Catalog from, Catalog to, Map<ObjectId, Change> changes, KindRegistry kinds) {
        this.from = from;
        this.to = to;
        this.changes = changes;
        this.kinds = kinds;
        this.before = new Lineages(from, kinds);
        this.context = new AlterContext(from, to, to.version(), Comparison.remade(changes));
        to.objects().forEach(object -> to.requiredBy(object.id())
                .forEach(other ->
                        needing.computeIfAbsent(other, key -> new ArrayList<>()).add(object)));
        changes.values().forEach(this::addActions);
        from.requirements().forEach((id, needed) -> needed.forEach(other -> orderLeaving(id, other)));
        to.requirements().forEach((id, needed) -> needed.forEach(other -> orderArriving(id, other)));
        for (SchemaObject object : to.objects()) {
            kinds.precedences(object, to, id -> actions.contains(Action.create(id)))
                    .forEach(this::orderCreated);
        }
        for (SchemaObject object : to.objects()) {
            kinds.alterPrecedences(object, from, to)
                    .forEach(order -> edge(
                            Action.alter(order.first()), Action.alter(order.later()), Action.alter(order.later())));
        }
        changes.values().forEach(this::orderRebuilt);
        changes.values().forEach(this::orderCarryOver);
        changes.values().forEach(this::orderReplaced);
        orderSharedNames();
        orderLineages();
        from.objects().forEach(object -> kinds.dropDependencies(object).forEach(this::orderUntied));
        from.objects().forEach(object -> kinds.share(object).ifPresent(share -> orderLeavingShare(object.id(), share)));
        to.objects().forEach(object -> kinds.share(object)
                .ifPresent(share ->
                        edge(Action.drop(object.id()), Action.create(share.link()), Action.drop(object.id()))));
    }

    private void orderCreated(Precedence order) {
        Action first = Action.create(order.first());
        Action later = Action.create(order.later());
        if (actions.contains(first)) {
            late.add(later);
        }
        edge(first, later, first);
    }

    /** What is let go by its whole before that is dropped lasts longer. */
    private void orderUntied(DropDependency dependency) {
        Action whole = Action.drop(dependency.whole());
        dependency.unlessDropped().ifPresent(tie -> edge(leaving(tie), whole, whole));
    }

    /** A share that its whole does not take along stands alone once the link is gone. */
    private void orderLeavingShare(ObjectId id, Share share) {
        Action link = leaving(share.link());
        Action whole = Action.drop(share.whole());
        if (actions.contains(whole)) {
            edge(whole, link, link);
        } else {
            edge(link, Action.drop(id), Action.drop(id));
            edge(link, Action.alter(id), Action.alter(id));
        }
    }

    Set<Action> actions() {
        return actions;
    }

    List<Edge> edges() {
        return edges;
    }

    /** What goes, but only after its rows have been moved to something else. */
    Set<ObjectId> sources() {
        return sources;
    }

    /** What is created after something that it does not need. */
    Set<Action> late() {
        return late;
    }

    private void addActions(Change change) {
        ObjectId id = change.id();
        if (change instanceof Change.Added) {
            actions.add(Action.create(id));
        } else if (change instanceof Change.Removed removed) {
            actions.add(Action.drop(id));
            if (removed.succession().isPresent()) {
                actions.add(Action.setAside(id));
                edges.add(new Edge(Action.setAside(id), Action.drop(id), Action.drop(id)));
            }
        } else if (change instanceof Change.Altered altered) {
            actions.add(Action.alter(id));
            if (altered.alteration().release().isPresent()) {
                actions.add(Action.release(id));
                edges.add(new Edge(Action.release(id), Action.alter(id), Action.alter(id)));
            }
        } else if (change instanceof Change.Replaced) {
            actions.add(Action.drop(id));
            actions.add(Action.create(id));
        } else if (change instanceof Change.Converted) {
            actions.add(Action.setAside(id));
            actions.add(Action.create(id));
            actions.add(Action.drop(id));
            edges.add(new Edge(Action.setAside(id), Action.create(id), Action.create(id)));
            edges.add(new Edge(Action.create(id), Action.drop(id), Action.create(id)));
        }
        if (!change.rows().statements().isEmpty()) {
            actions.add(Action.carryOver(id));
        }
    }

    /** {@code id} needs {@code other} as things are. */
    private void orderLeaving(ObjectId id, ObjectId other) {
        Optional<Action> cut = cut(id, other);
        if (cut.isPresent()) {
            for (Action action :
                    List.of(Action.drop(other), Action.release(other), Action.setAside(other), Action.alter(other))) {
                edge(cut.get(), action, cut.get());
            }
            return;
        }
        boolean converted = actions.contains(Action.setAside(id));
        boolean otherReplaced = changes.get(other) instanceof Change.Replaced;
        edge(Action.drop(id), Action.drop(other), Action.drop(id));
        edge(Action.drop(id), Action.release(other), Action.drop(id));
        edge(Action.release(id), Action.drop(other), Action.release(id));
        edge(Action.release(id), Action.release(other), Action.release(id));
        // what sets it aside may name the other
        edge(Action.setAside(id), Action.setAside(other), Action.setAside(id));
        if (!converted) {
            if (!isSource(id, other)) {
                edge(Action.drop(id), Action.setAside(other), Action.drop(id));
            }
            edge(Action.drop(id), Action.alter(other), Action.drop(id));
        }
        if (!otherReplaced || !to.requiredBy(id).contains(other)) {
            edge(Action.alter(id), Action.drop(other), Action.alter(id));
        }
    }

    /** What ends the link that alone makes one need the other, unless what it is a share of takes it along before. */
    private Optional<Action> cut(ObjectId id, ObjectId other) {
        boolean taken = from.find(id)
                .flatMap(kinds::share)
                .filter(share -> actions.contains(Action.drop(share.whole())))
                .isPresent();
        return taken
                ? Optional.empty()
                : before.tying(id, other).map(this::leaving).filter(actions::contains);
    }

    private boolean isSource(ObjectId id, ObjectId other) {
        return changes.get(other) instanceof Change.Converted converted
                && converted.alteration().carryOver().sources().contains(id);
    }

    /** {@code id} needs {@code other} as things shall be. */
    private void orderArriving(ObjectId id, ObjectId other) {
        edge(Action.create(other), Action.create(id), Action.create(id));
        edge(Action.create(other), Action.alter(id), Action.alter(id));
        edge(Action.alter(other), Action.create(id), Action.create(id));
        edge(Action.alter(other), Action.alter(id), Action.alter(id));
    }

    private void orderSharedNames() {
        Map<String, List<Action>> leaving = new HashMap<>();
        for (ObjectId id : changes.keySet()) {
            if (actions.contains(Action.drop(id))) {
                taken(from.find(id).orElseThrow())
                        .forEach(name -> leaving.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(leaving(id)));
            }
        }
        for (Action action : actions) {
            if (action.phase() == Action.Phase.CREATE || action.phase() == Action.Phase.ALTER) {
                for (String name : arriving(action).toList()) {
                    leaving.getOrDefault(name, List.of()).forEach(first -> edge(first, action, action));
                }
            }
        }
    }

    /** What is taken afterwards and was not before. */
    private Stream<String> arriving(Action action) {
        Set<String> had = action.phase() == Action.Phase.ALTER
                ? from.find(action.id()).stream().flatMap(this::taken).collect(Collectors.toSet())
                : Set.of();
        return to.find(action.id()).stream().flatMap(this::taken).filter(name -> !had.contains(name));
    }

    private Stream<String> taken(SchemaObject object) {
        return Stream.concat(kinds.occupies(object).stream(), kinds.places(object).stream());
    }

    /** Links between relations go before what they let an heir share with its parent changes, and come after it. */
    private void orderLineages() {
        Map<ObjectId, List<ObjectId>> shared = new HashMap<>();
        for (Change change : changes.values()) {
            SchemaObject object =
                    to.find(change.id()).or(() -> from.find(change.id())).orElseThrow();
            kinds.handedDownFrom(object)
                    .ifPresent(relation -> shared.computeIfAbsent(relation, key -> new ArrayList<>())
                            .add(change.id()));
        }
        Lineages after = new Lineages(to, kinds);
        for (ObjectId id : changes.keySet()) {
            from.find(id).flatMap(kinds::lineage).ifPresent(link -> {
                Set<ObjectId> concerned = before.concerned(link, table -> actions.contains(Action.setAside(table)));
                orderShared(leaving(id), concerned, shared, true);
                orderShared(Action.setAside(id), concerned, shared, true);
            });
            to.find(id)
                    .flatMap(kinds::lineage)
                    .ifPresent(link ->
                            orderShared(Action.create(id), after.concerned(link, table -> false), shared, false));
        }
    }

    /** What takes an object away; what is set aside leaves its links at once, and takes its parts along. */
    private Action leaving(ObjectId id) {
        return setAside(id).orElse(Action.drop(id));
    }

    private Optional<Action> setAside(ObjectId id) {
        return owners(id).stream()
                .map(Action::setAside)
                .filter(actions::contains)
                .findFirst();
    }

    private Set<ObjectId> owners(ObjectId id) {
        return before.owners(id, tie -> actions.contains(Action.drop(tie)));
    }

    private void orderReplaced(Change change) {
        if (change instanceof Change.Replaced) {
            Action create = Action.create(change.id());
            edge(leaving(change.id()), create, create);
        }
    }

    private void orderShared(
            Action link, Set<ObjectId> relations, Map<ObjectId, List<ObjectId>> shared, boolean before) {
        for (ObjectId relation : relations) {
            Change whole = changes.get(relation);
            boolean stays = whole == null || whole instanceof Change.Altered;
            for (ObjectId part : stays ? shared.getOrDefault(relation, List.of()) : List.<ObjectId>of()) {
                for (Action action :
                        List.of(Action.drop(part), Action.release(part), Action.alter(part), Action.create(part))) {
                    Action first = before ? link : action;
                    Action second = before ? action : link;
                    edge(first, second, second);
                }
            }
        }
    }

    private void edge(Action first, Action second, Action dependent) {
        if (actions.contains(first) && actions.contains(second)) {
            edges.add(new Edge(first, second, dependent));
        }
    }

    private void orderRebuilt(Change change) {
        if (change instanceof Change.Removed removed) {
            kinds.heirs(removed.from(), from, to)
                    .forEach(heir -> edge(Action.create(heir), Action.drop(change.id()), Action.create(heir)));
            for (ObjectId rebuilt : kinds.rebuiltWithoutIt(removed.from(), context)) {
                from.requiredBy(change.id())
                        .forEach(needed -> edge(Action.drop(rebuilt), Action.drop(needed), Action.drop(needed)));
            }
        }
    }

    /** Rows move from all that held them into all that shall, before anything else hangs on the new object. */
    private void orderCarryOver(Change change) {
        Action carryOver = Action.carryOver(change.id());
        if (!actions.contains(carryOver)) {
            return;
        }
        Alteration.CarryOver rows = change.rows();
        edge(Action.create(change.id()), carryOver, carryOver);
        if (change instanceof Change.Converted) {
            edge(carryOver, Action.drop(change.id()), carryOver);
        } else {
            edge(Action.drop(change.id()), carryOver, carryOver);
        }
        for (ObjectId id : rows.leaving()) {
            boolean setAside = actions.contains(Action.setAside(id));
            edge(setAside ? Action.setAside(id) : Action.drop(id), Action.setAside(change.id()), carryOver);
        }
        sources.addAll(rows.sources());
        rows.sources().forEach(id -> edge(carryOver, Action.drop(id), carryOver));
        rows.destinations().forEach(id -> edge(Action.create(id), carryOver, carryOver));
        if (isLink(change.id())) {
            // what belongs to a link is no more than a link itself, and a further link may wait for it
            return;
        }
        for (SchemaObject object : needing.getOrDefault(change.id(), List.of())) {
            boolean part =
                    kinds.inlineIn(object).isPresent() || rows.destinations().contains(object.id());
            if (!part) {
                edge(carryOver, Action.create(object.id()), carryOver);
            }
        }
    }

    private boolean isLink(ObjectId id) {
        return to.find(id).flatMap(kinds::lineage).isPresent();
    }
}
