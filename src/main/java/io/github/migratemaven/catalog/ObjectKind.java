package io.github.migratemaven.catalog;

import io.github.migratemaven.catalog.trait.Acl;
import io.github.migratemaven.catalog.trait.ModelTraits;
import io.github.migratemaven.catalog.trait.NameTraits;
import io.github.migratemaven.catalog.trait.OrderTraits;
import io.github.migratemaven.catalog.trait.Ownership;
import io.github.migratemaven.catalog.trait.RebuildTraits;
import io.github.migratemaven.catalog.trait.SystemCatalog;
import io.github.migratemaven.catalog.trait.TellingTraits;
import io.github.migratemaven.catalog.trait.WordingTraits;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one kind of object: how it is read, which SQL changes it, and in the traits, which have defaults,
 * what sets it apart from others. The only thing that the reader and the diff see of a kind.
 *
 * @param <T> the kind's record
 */
public interface ObjectKind<T extends SchemaObject>
        extends OrderTraits<T>, RebuildTraits<T>, NameTraits<T>, WordingTraits<T>, ModelTraits<T>, TellingTraits<T> {

    /** The kind in PostgreSQL's words, lower case: {@code table}, {@code foreign key}. */
    String name();

    /** The kind's record, a {@link Record}. */
    Class<T> type();

    /**
     * The query that reads every object of this kind outside the system schemas. Columns: {@code address}
     * (the way {@code pg_depend} points at it: {@code pg_class:16401:2}), {@code path} (a {@code text[]}; absent for what
     * hangs on a {@code target}), optionally {@code position} (order among siblings, never compared), and one for each
     * component of the record, in snake case.
     *
     * @param version major version of the server
     */
    String query(int version);

    /**
     * A query for what the kind does not read of its objects, secrets above all. Columns: {@code address} of the object
     * and {@code what}, in words.
     */
    default Optional<String> unread() {
        return Optional.empty();
    }

    /** Whether the first part of an object's name is that of its schema. */
    default boolean isInSchema(ObjectId id) {
        return id.path().size() > 1;
    }

    /** The system catalogs in which objects of this kind stand, so that none of their rows is passed over in silence. */
    default List<SystemCatalog> catalogs() {
        return List.of();
    }

    /**
     * For a kind that stands in none of these: where what its objects are part of or rest on stands, so that without any the
     * query need not be sent. Empty where that cannot be told.
     */
    default List<SystemCatalog> restsOn() {
        return List.of();
    }

    /** Whether the query also finds objects that every database has from the start, as schema {@code public}. */
    default boolean comesWithDatabases() {
        return false;
    }

    /** Where the owner of an object is found, if it has one of its own. */
    default Optional<Ownership> ownership() {
        return Optional.empty();
    }

    /** Where the privileges on an object are found, if there are such. */
    default Optional<Acl> acl() {
        return Optional.empty();
    }

    /** The object as statements about it name it: {@code table books}, {@code column books.title}. */
    String address(T object);

    /** The object as GRANT names it, where there are privileges on it. */
    default String grantedAs(T object) {
        return address(object);
    }

    /** SQL that creates the object, with {@code context.parts()} of it inline. */
    List<Statement> create(T object, CreateContext context);

    /** SQL that drops the object while what it is part of stays. */
    List<Statement> drop(T object, Catalog from);

    /** As {@link #drop(SchemaObject, Catalog)}, for a kind that must know what stays. */
    default List<Statement> drop(T object, AlterContext context) {
        return drop(object, context.from());
    }

    /** How {@code from} becomes {@code to}; both have the same identity and differ. */
    Alteration alter(T from, T to, AlterContext context);
}
