package io.github.migratemaven.catalog.trait;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import java.util.List;
import java.util.Optional;

/**
 * How an object keeps what it is under another name, or in another place.
 *
 * @param <T> the kind's record
 */
public interface NameTraits<T extends SchemaObject> {

    /** Equal for two objects of this kind that differ in nothing but their name; empty where names are never changed. */
    default Optional<String> nameless(T object) {
        return Optional.empty();
    }

    /** SQL that gives {@code from} the name of {@code to}, which is {@linkplain #nameless nameless} the same. */
    default List<Statement> rename(T from, T to) {
        return List.of();
    }

    /** SQL that gives an object that goes a name that nobody wants, because what is renamed gets its own. */
    default List<Statement> renameAside(T object) {
        return List.of();
    }

    /**
     * SQL that comes before everything else, because so much is called otherwise after it that both sides must be
     * compared anew: an object's move to another schema with all that is in it. {@code from} and {@code to} are the same
     * object.
     */
    default List<Statement> relocate(T from, T to, Catalog before, Catalog after) {
        return List.of();
    }

    /** What people may give another name: the object itself, or parts that are no objects of their own. */
    default List<Renameable> renameable(T object) {
        return List.of();
    }
}
