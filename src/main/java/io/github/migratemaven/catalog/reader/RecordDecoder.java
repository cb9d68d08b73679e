package io.github.migratemaven.catalog.reader;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Uncompared;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into records: a component takes the column of its name in snake case. An {@link ObjectId} component other
 * than {@code id} takes an address and becomes a dependency, unlike those that a list names; a row whose address leads nowhere, or whose
 * target an extension has made, is no object of ours.
 */
final class RecordDecoder<T extends SchemaObject> {
    private final String kind;
    private final List<Part> parts;
    private final Constructor<T> constructor;

    RecordDecoder(String kind, Class<T> type) {
        this.kind = kind;
        this.parts = Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
        try {
            this.constructor =
                    type.getDeclaredConstructor(parts.stream().map(Part::type).toArray(Class<?>[]::new));
            this.constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " is not a record", e);
        }
    }

    /**
     * A component of the record.
     *
     * @param column the name of the one that it takes its value from
     * @param element the type of what it holds, where that is one thing or several
     */
    private record Part(
            String name,
            Class<?> type,
            String column,
            @Nullable Type element,
            Method accessor) {

        static Part of(RecordComponent component) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Part(
                    component.getName(),
                    component.getType(),
                    component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT),
                    component.getGenericType() instanceof ParameterizedType generic
                            ? generic.getActualTypeArguments()[0]
                            : null,
                    accessor);
        }

        boolean isId() {
            return name.equals("id");
        }

        boolean isTarget() {
            return name.equals("target");
        }

        boolean holdsObject() {
            return element == ObjectId.class;
        }
    }

    /** Where the columns stand in a result; 0 for one that is not there. */
    record Columns(int address, int path, int part, int position, List<Integer> components) {}

    Columns columns(ResultSet rows) throws SQLException {
        List<Integer> found = new ArrayList<>();
        for (Part part : parts) {
            found.add(part.isId() ? 0 : rows.findColumn(part.column()));
        }
        return new Columns(
                rows.findColumn("address"),
                optionalColumn(rows, "path"),
                optionalColumn(rows, "part"),
                optionalColumn(rows, "position"),
                found);
    }

    private static int optionalColumn(ResultSet rows, String name) throws SQLException {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            if (rows.getMetaData().getColumnLabel(i).equals(name)) {
                return i;
            }
        }
        return 0;
    }

    Optional<T> decode(ResultSet rows, Columns columns, ObjectAddresses addresses) throws SQLException {
        @Nullable Object[] values = new Object[parts.size()];
        List<String> path = columns.path() > 0 ? strings(rows.getArray(columns.path())) : List.of();
        int idAt = -1;
        for (int i = 0; i < values.length; i++) {
            Part part = parts.get(i);
            int column = columns.components().get(i);
            if (part.isId()) {
                idAt = i;
            } else if (part.type() == ObjectId.class) {
                String address = rows.getString(column);
                Optional<ObjectId> object = address == null ? Optional.empty() : addresses.resolve(address);
                boolean extensionsOwn = part.isTarget() && address != null && addresses.isInsideExtension(address);
                if (object.isEmpty() || extensionsOwn) {
                    return Optional.empty();
                }
                values[i] = object.get();
                if (part.isTarget() && columns.path() == 0) {
                    path = targetPath(object.get());
                }
            } else {
                values[i] = value(part, rows, column, addresses);
            }
        }
        values[idAt] = new ObjectId(kind, columns.part() > 0 ? withPart(path, rows.getString(columns.part())) : path);
        return Optional.of(construct(values));
    }

    private static List<String> withPart(List<String> path, @Nullable String part) {
        List<String> longer = new ArrayList<>(path);
        if (part != null && !part.isEmpty()) {
            longer.add(part);
        }
        return longer;
    }

    /** Identity of what hangs on an object: the object's kind and name. */
    private static List<String> targetPath(ObjectId target) {
        List<String> path = new ArrayList<>(target.path());
        path.add(target.kind());
        return path;
    }

    private T construct(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("cannot make a " + kind + " of " + Arrays.toString(values), e);
        }
    }

    private static @Nullable Object value(Part part, ResultSet rows, int column, ObjectAddresses addresses)
            throws SQLException {
        Class<?> type = part.type();
        if (type == String.class) {
            String text = rows.getString(column);
            return text == null ? "" : text;
        }
        if (type == boolean.class) {
            return rows.getBoolean(column);
        }
        if (type == int.class) {
            return rows.getInt(column);
        }
        if (type == long.class) {
            return rows.getLong(column);
        }
        if (type == List.class) {
            Array array = rows.getArray(column);
            List<String> elements = array == null ? List.of() : strings(array);
            return part.holdsObject() ? resolved(elements, addresses) : elements;
        }
        if (type == Optional.class) {
            Optional<String> text = Optional.ofNullable(rows.getString(column));
            return part.holdsObject() ? text.flatMap(addresses::resolve) : text;
        }
        if (type == Uncompared.class) {
            String text = rows.getString(column);
            return new Uncompared<>(part.element() == Boolean.class ? "t".equals(text) : text == null ? "" : text);
        }
        throw new IllegalStateException("no way to read a " + type + " for " + part.name());
    }

    private static List<String> strings(Array array) throws SQLException {
        Object[] elements = (Object[]) array.getArray();
        return Arrays.stream(elements).map(String::valueOf).toList();
    }

    private static List<ObjectId> resolved(List<String> elements, ObjectAddresses addresses) {
        return elements.stream()
                .flatMap(address -> addresses.resolve(address).stream())
                .toList();
    }

    /** The objects that a record's components name. */
    List<ObjectId> references(T object) {
        List<ObjectId> references = new ArrayList<>();
        for (Part part : parts) {
            if (part.isId()) {
                continue;
            }
            if (part.type() == ObjectId.class || part.type() == Optional.class && part.holdsObject()) {
                try {
                    Object value = part.accessor().invoke(object);
                    if (value instanceof ObjectId id) {
                        references.add(id);
                    } else if (value instanceof Optional<?> optional) {
                        optional.ifPresent(id -> references.add((ObjectId) id));
                    }
                } catch (IllegalAccessException | InvocationTargetException e) {
                    throw new IllegalStateException("cannot read " + part.name(), e);
                }
            }
        }
        return references;
    }
}
