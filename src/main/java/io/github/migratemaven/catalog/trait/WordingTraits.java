package io.github.migratemaven.catalog.trait;

import io.github.migratemaven.catalog.SchemaObject;
import java.util.Set;

/**
 * Which components of an object are texts that PostgreSQL prints in its own words.
 *
 * @param <T> the kind's record
 */
public interface WordingTraits<T extends SchemaObject> {

    /**
     * The components of the object's record that hold an expression or a query as PostgreSQL prints it, where it may print
     * it otherwise once it has read its own print: {@code varchar in ('a')} does not come to rest before the second time.
     */
    default Set<String> printed(T object) {
        return Set.of();
    }

    /** The components of the object's record that hold what a person may write in fewer words than PostgreSQL prints. */
    default Set<String> wordy(T object) {
        return printed(object);
    }
}
