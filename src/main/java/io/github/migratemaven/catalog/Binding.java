package io.github.migratemaven.catalog;

import java.util.Optional;

/**
 * That one object disappears when another is dropped.
 *
 * @param part what disappears
 * @param whole what it disappears with
 * @param unlessDropped what ties the two together: once that is dropped, the part stays
 */
public record Binding(ObjectId part, ObjectId whole, Optional<ObjectId> unlessDropped) {

    /** A part that goes with its whole in any case. */
    public Binding(ObjectId part, ObjectId whole) {
        this(part, whole, Optional.empty());
    }
}
