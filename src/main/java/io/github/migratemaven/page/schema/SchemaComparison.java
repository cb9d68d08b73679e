package io.github.migratemaven.page.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** Two schemas in one: all that either has, each with what became of it. */
public final class SchemaComparison {
    private SchemaComparison() {}

    public static Schema of(Schema from, Schema to) {
        return new Schema(
                merged(from.relations(), to.relations(), Relation::id, SchemaComparison::relation, Relation::with)
                        .stream()
                        .sorted(Comparator.comparing(relation -> relation.id().dotted()))
                        .toList(),
                merged(
                        from.others(),
                        to.others(),
                        OtherObject::id,
                        (before, after) -> after.with(before.equals(after) ? Fate.KEPT : Fate.CHANGED),
                        OtherObject::with));
    }

    private static Relation relation(Relation before, Relation after) {
        List<Column> columns = merged(
                before.columns(),
                after.columns(),
                Column::name,
                (was, is) -> is.with(was.equals(is) ? Fate.KEPT : Fate.CHANGED),
                Column::with);
        List<Part> parts = merged(
                before.parts(),
                after.parts(),
                part -> part.kind() + " " + part.name(),
                (was, is) -> is.with(was.equals(is) ? Fate.KEPT : Fate.CHANGED),
                Part::with);
        return after.with(columns, parts, before.equals(after) ? Fate.KEPT : Fate.CHANGED);
    }

    /** What is there afterwards in its order, each that is gone behind what it stood behind. */
    private static <T, K> List<T> merged(
            List<T> before, List<T> after, Function<T, K> key, BinaryOperator<T> both, BiFunction<T, Fate, T> with) {
        Map<K, T> was = byKey(before, key);
        Map<K, T> is = byKey(after, key);
        List<T> merged = new ArrayList<>();
        is.forEach((name, now) -> merged.add(Optional.ofNullable(was.get(name))
                .map(then -> both.apply(then, now))
                .orElseGet(() -> with.apply(now, Fate.ADDED))));
        int place = 0;
        for (T then : before) {
            K name = key.apply(then);
            if (is.containsKey(name)) {
                place = merged.indexOf(find(merged, key, name)) + 1;
            } else {
                merged.add(place++, with.apply(then, Fate.REMOVED));
            }
        }
        return merged;
    }

    private static <T, K> T find(List<T> list, Function<T, K> key, K name) {
        return list.stream()
                .filter(each -> key.apply(each).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static <T, K> Map<K, T> byKey(List<T> list, Function<T, K> key) {
        Map<K, T> map = new LinkedHashMap<>();
        list.forEach(each -> map.put(key.apply(each), each));
        return map;
    }
}
