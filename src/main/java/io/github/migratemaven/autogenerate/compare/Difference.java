package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.diff.Change;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Differences in words. */
public final class Difference {
    private Difference() {}

    /** What differs of one object, as short as it can be said. */
    public static String describe(Change change) {
        if (change instanceof Change.Added added) {
            return "missing: " + added.to().id();
        }
        if (change instanceof Change.Removed removed) {
            return "left over: " + removed.from().id();
        }
        if (change instanceof Change.Altered altered) {
            return "differs: " + between(altered.from(), altered.to());
        }
        if (change instanceof Change.Replaced replaced) {
            return "differs: " + between(replaced.from(), replaced.to());
        }
        Change.Converted converted = (Change.Converted) change;
        return "differs: " + between(converted.from(), converted.to());
    }

    private static String between(SchemaObject from, SchemaObject to) {
        String components = components(from, to);
        return from.id() + (components.isEmpty() ? " (by what it depends on)" : components);
    }

    /** The components that differ, with both values, in parentheses; empty when none does. */
    static String components(SchemaObject from, SchemaObject to) {
        Map<String, String> before = values(from, to, from);
        Map<String, String> after = values(from, to, to);
        List<String> parts = new ArrayList<>();
        before.forEach((name, value) -> parts.add(name + ": " + value + " -> " + after.get(name)));
        return parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")";
    }

    /** The components in which two objects differ, as one of the two has them. */
    static Map<String, String> values(SchemaObject from, SchemaObject to, SchemaObject shown) {
        Map<String, String> values = new LinkedHashMap<>();
        for (RecordComponent component : from.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                Object before = component.getAccessor().invoke(from);
                Object after = component.getAccessor().invoke(to);
                if (!Objects.equals(before, after)) {
                    values.put(component.getName(), shown(shown == from ? before : after));
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
        return values;
    }

    private static String shown(Object value) {
        String text = String.valueOf(value).replaceAll("\\s+", " ").strip();
        return text.isEmpty() ? "none" : text;
    }
}
