package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CreateContext;
import io.github.migratemaven.catalog.Gap;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.RecordParts;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Compares two catalogs and writes the SQL that leads from one to the other. */
public final class SchemaDiff {
    private final KindRegistry kinds;
    private final Function<Gap, Optional<String>> values;

    public SchemaDiff(List<ObjectKind<?>> kinds) {
        this(kinds, gap -> Optional.empty());
    }

    /** @param values SQL expressions for what rows need and only a person knows, as far as a person has said */
    public SchemaDiff(List<ObjectKind<?>> kinds, Function<Gap, Optional<String>> values) {
        this.kinds = new KindRegistry(kinds);
        this.values = values;
    }

    /** The way from {@code from} to {@code to}; swap the arguments for the way back. */
    public Changes between(Catalog from, Catalog to) {
        return between(from, to, Set.of());
    }

    /** As {@link #between(Catalog, Catalog)}, with {@code anew} not altered in place but dropped or converted. */
    public Changes between(Catalog from, Catalog to, Set<ObjectId> anew) {
        return between(from, to, anew, to);
    }

    /**
     * As {@link #between(Catalog, Catalog, Set)}, with the SQL in other words.
     *
     * @param worded the objects of {@code to} as they are written
     */
    public Changes between(Catalog from, Catalog to, Set<ObjectId> anew, Catalog worded) {
        return compare(from, to, new LinkedHashSet<>(anew), worded);
    }

    /** The renames that come before everything else; both catalogs must be compared again after them. */
    public List<Statement> renames(Catalog from, Catalog to) {
        return new Renames(kinds).between(from, to);
    }

    private Changes compare(Catalog from, Catalog to, Set<ObjectId> anew, Catalog worded) {
        Map<ObjectId, Change> changes = Comparison.between(from, to, kinds, anew);
        if (changes.isEmpty()) {
            return new Changes(List.of(), List.of(), Map.of());
        }
        List<Statement> statements = new ArrayList<>();
        Map<ObjectId, List<Statement>> each = new LinkedHashMap<>();
        ActionOrder order = new ActionOrder(from, to, changes, kinds);
        List<Action> sorted = order.sorted();
        if (anew.addAll(order.blocked())) {
            return compare(from, to, anew, worded);
        }
        Set<ObjectId> fresh = fresh(changes);
        Set<ObjectId> setAside = Comparison.setAside(changes);
        AlterContext context = new AlterContext(from, worded, to.version(), Comparison.remade(changes));
        Map<Action, List<Action>> insides = order.merging().insides(order.actions());
        for (Action action : sorted) {
            List<SchemaObject> parts = action.phase() == Action.Phase.CREATE
                    ? Merging.objects(insides.getOrDefault(action, List.of()), worded)
                    : List.of();
            Change change = Objects.requireNonNull(changes.get(action.id()));
            List<Statement> own = statements(action, change, context, fresh, setAside, parts).stream()
                    .flatMap(statement -> filled(statement).stream())
                    .toList();
            statements.addAll(own);
            each.computeIfAbsent(action.id(), id -> new ArrayList<>()).addAll(own);
        }
        return new Changes(inReadingOrder(changes), statements, each);
    }

    private List<Statement> filled(Statement statement) {
        return statement.gap().flatMap(values).map(statement::filledWith).orElseGet(() -> List.of(statement));
    }

    private static Set<ObjectId> fresh(Map<ObjectId, Change> changes) {
        Set<ObjectId> fresh = new LinkedHashSet<>();
        changes.forEach((id, change) -> {
            boolean carriesRows = !change.rows().statements().isEmpty();
            if (!(change instanceof Change.Removed) && !(change instanceof Change.Altered) && !carriesRows) {
                fresh.add(id);
            }
        });
        return fresh;
    }

    private List<Statement> statements(
            Action action,
            Change change,
            AlterContext context,
            Set<ObjectId> fresh,
            Set<ObjectId> setAside,
            List<SchemaObject> parts) {
        return switch (action.phase()) {
            case CREATE ->
                create(
                        change,
                        new CreateContext(context.from(), context.to(), fresh, context.remade(), setAside, parts));
            case ALTER -> alter((Change.Altered) change, context);
            case RELEASE ->
                ((Change.Altered) change).alteration().release().orElseThrow().statements();
            case SET_ASIDE -> conversion(change).setAside();
            case CARRY_OVER -> change.rows().statements();
            case DROP -> isSetAside(change) ? conversion(change).dropSetAside() : drop(change, context);
        };
    }

    /** In the words of the catalog to lead to, where a text changes and they lead to the same statements. */
    private List<Statement> alter(Change.Altered change, AlterContext context) {
        List<Statement> statements = change.alteration().statements();
        SchemaObject worded = context.to().find(change.id()).orElseThrow();
        if (RecordParts.same(kinds.wordy(worded), change.from(), change.to())) {
            return statements;
        }
        Alteration other = kinds.alter(change.from(), worded, context);
        return other instanceof Alteration.InPlace inPlace
                        && inPlace.statements().size() == statements.size()
                ? inPlace.statements()
                : statements;
    }

    /** What is only rebuilt has been true of the rows before. */
    private List<Statement> create(Change change, CreateContext context) {
        List<Statement> statements = kinds.create(context.to().find(change.id()).orElseThrow(), context);
        return isOnlyRebuilt(change)
                ? statements.stream().map(Statement::unguarded).toList()
                : statements;
    }

    private static boolean isOnlyRebuilt(Change change) {
        return change instanceof Change.Replaced replaced && !replaced.own();
    }

    /** What is only rebuilt is not lost. */
    private List<Statement> drop(Change change, AlterContext context) {
        List<Statement> statements = kinds.drop(context.from().find(change.id()).orElseThrow(), context);
        return isOnlyRebuilt(change)
                ? statements.stream().map(drop -> Statement.of(drop.sql())).toList()
                : statements;
    }

    private static Alteration.Convert conversion(Change change) {
        return change instanceof Change.Removed removed
                ? removed.succession().orElseThrow().alteration()
                : ((Change.Converted) change).alteration();
    }

    private static boolean isSetAside(Change change) {
        return change instanceof Change.Converted
                || change instanceof Change.Removed removed
                        && removed.succession().isPresent();
    }

    private List<Change> inReadingOrder(Map<ObjectId, Change> changes) {
        return changes.values().stream()
                .sorted(Comparator.comparingInt((Change change) -> kinds.rank(change.id()))
                        .thenComparing(Change::id))
                .toList();
    }
}
