package io.github.migratemaven.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds for an object the kind that knows it. */
public final class KindLookup {
    private final Map<String, ObjectKind<?>> kinds = new HashMap<>();

    public KindLookup(List<ObjectKind<?>> kinds) {
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
    }

    /**
     * The kind of an object.
     *
     * @throws IllegalArgumentException if there is none
     */
    @SuppressWarnings("unchecked") // a kind's objects are of its type
    public <T extends SchemaObject> ObjectKind<T> of(T object) {
        return (ObjectKind<T>) named(object.id().kind())
                .orElseThrow(() -> new IllegalArgumentException("no kind knows " + object.id()));
    }

    /** The object as statements about it name it: {@code table books}. */
    public String address(SchemaObject object) {
        return of(object).address(object);
    }

    /** The object as GRANT names it. */
    public String grantedAs(SchemaObject object) {
        return of(object).grantedAs(object);
    }

    /** The name of a type or collation as columns use it: its address without the keyword. */
    public String typeName(SchemaObject object) {
        String address = address(object);
        return address.substring(address.indexOf(' ') + 1);
    }

    /** The kind of that name. */
    public Optional<ObjectKind<?>> named(String name) {
        return Optional.ofNullable(kinds.get(name));
    }
}
