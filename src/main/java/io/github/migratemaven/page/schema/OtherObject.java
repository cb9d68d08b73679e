package io.github.migratemaven.page.schema;

import io.github.migratemaven.catalog.ObjectId;

/**
 * What is neither a relation nor a part of one: a type, a routine, a sequence …
 *
 * @param details its values, its base type; empty where nothing short can be said
 * @param comment empty for none
 */
public record OtherObject(ObjectId id, String details, String comment, Fate fate) {

    OtherObject with(Fate other) {
        return new OtherObject(id, details, comment, other);
    }
}
