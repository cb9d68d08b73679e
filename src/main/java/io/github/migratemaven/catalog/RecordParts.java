package io.github.migratemaven.catalog;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Components of an object's record by their names. */
public final class RecordParts {
    private RecordParts() {}

    /** Whether two objects of one type are the same in all of these components. */
    public static boolean same(Set<String> names, SchemaObject one, SchemaObject other) {
        return Arrays.stream(one.getClass().getRecordComponents())
                .filter(component -> names.contains(component.getName()))
                .allMatch(component -> Objects.equals(value(component, one), value(component, other)));
    }

    /** The object with these components taken from another of its type. */
    public static <T extends SchemaObject> T taken(Set<String> names, T object, T source) {
        return changed(object, (name, value) -> names.contains(name) ? component(source, name) : value);
    }

    /** The object with every text in these components changed, inside lists and the like too. */
    public static <T extends SchemaObject> T texts(Set<String> names, T object, UnaryOperator<String> change) {
        return changed(object, (name, value) -> names.contains(name) ? changedText(value, change) : value);
    }

    private static Object changedText(Object value, UnaryOperator<String> change) {
        if (value instanceof String text) {
            return text.isEmpty() ? text : change.apply(text);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(inner -> changedText(inner, change));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(inner -> changedText(inner, change)).toList();
        }
        return value instanceof Uncompared<?> incidental
                ? new Uncompared<>(changedText(incidental.value(), change))
                : value;
    }

    /** The object with each component that {@code change} gives for its name and value. */
    public static <T extends SchemaObject> T changed(T object, BiFunction<String, Object, @Nullable Object> change) {
        RecordComponent[] components = object.getClass().getRecordComponents();
        try {
            @SuppressWarnings("unchecked") // the class of a T
            Constructor<T> constructor = (Constructor<T>) object.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> change.apply(component.getName(), value(component, object)))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot change " + object, e);
        }
    }

    private static Object component(SchemaObject object, String name) {
        return Arrays.stream(object.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .map(component -> value(component, object))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(object.id().kind() + " has no component " + name));
    }

    private static Object value(RecordComponent component, SchemaObject object) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(object);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
