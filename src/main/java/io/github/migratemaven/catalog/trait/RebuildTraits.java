package io.github.migratemaven.catalog.trait;

import io.github.migratemaven.catalog.AlterContext;
import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import java.util.List;
import java.util.Optional;

/**
 * How an object gets over others that go or are created anew, and what becomes of rows and values.
 *
 * @param <T> the kind's record
 */
public interface RebuildTraits<T extends SchemaObject> {

    /**
     * How the object gets over {@code rebuilt}, which it depends on and which is created anew. What holds data must not
     * simply be dropped and created again.
     */
    default Alteration rebuild(T object, SchemaObject rebuilt, AlterContext context) {
        return Alteration.replace();
    }

    /**
     * How the object makes way for one of another kind that gets its name, and to which the values of its type are
     * converted; empty where nothing can hold such values.
     */
    default Optional<Alteration.Convert> makeWay(T object) {
        return Optional.empty();
    }

    /**
     * Whether values of the type can wait as text where something that it is made of is dropped, which the type must not
     * outlast under another name then.
     */
    default boolean waitsAsText(T type, AlterContext context) {
        return false;
    }

    /** Whether the object stays as it is although something that it depends on goes. */
    default boolean outlives(T object, ObjectId gone) {
        return false;
    }

    /** Moves the rows that an object stands for when it goes, where they belong to something that stays or comes. */
    default Alteration.CarryOver carryOver(T gone, AlterContext context) {
        return Alteration.CarryOver.NOTHING;
    }

    /** Objects that take something over from this one when it goes, and so come before. */
    default List<ObjectId> heirs(T object, Catalog from, Catalog to) {
        return List.of();
    }

    /** Objects that stay, but must be dropped before what this one needs and created after it, when this one goes. */
    default List<ObjectId> rebuiltWithoutIt(T object, AlterContext context) {
        return List.of();
    }

    /** Objects that stay, but must be made anew because this one comes, or comes in another form. */
    default List<ObjectId> rebuiltWithIt(T object, AlterContext context) {
        return List.of();
    }

    /** Objects that it need not have, but is made anew with, because what it lacks would be given to it otherwise. */
    default List<ObjectId> madeAnewWith(T object) {
        return List.of();
    }

    /** Whether columns may hold values of the object's type, which must come over where that is created anew. */
    default boolean hasValues() {
        return false;
    }

    /**
     * Whether PostgreSQL refuses to carry the object over a change of type of a column that it depends on, or would carry
     * it over wrongly.
     *
     * @param comparable whether values of both types can be compared with each other
     */
    default boolean inTheWayOfRetyping(T object, boolean comparable) {
        return false;
    }
}
