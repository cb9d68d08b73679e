package io.github.migratemaven.catalog.trait;

import io.github.migratemaven.catalog.SchemaObject;

/**
 * What a model that has not words for everything, such as JPA entities, says of an object.
 *
 * @param <T> the kind's record
 */
public interface ModelTraits<T extends SchemaObject> {

    /** Whether JPA entities can describe the object, so that one they do not describe shall not be. */
    default boolean expressibleInJpa(T object) {
        return false;
    }

    /** {@code to} with everything that a model of this scope cannot express taken from {@code from}. */
    default T keepUnmanaged(T from, T to) {
        return to;
    }

    /** Whether the model's script may need objects of this kind. */
    default ModelNeed neededByModel() {
        return ModelNeed.NONE;
    }

    /** Whether people write such objects beside the model, and must hear of it when one goes with what it needs. */
    default boolean writtenByHand() {
        return false;
    }
}
