package io.github.migratemaven.catalog.trait;

import io.github.migratemaven.catalog.SchemaObject;
import java.util.Optional;

/**
 * What a person is told of an object.
 *
 * @param <T> the kind's record
 */
public interface TellingTraits<T extends SchemaObject> {

    /** How an object is told that comes or goes. */
    default Telling telling(T object) {
        return Telling.BY_NAME;
    }

    /** The columns that the object is on, and with any of which PostgreSQL drops it without a word. */
    default Optional<ColumnUse> columns(T object) {
        return Optional.empty();
    }
}
