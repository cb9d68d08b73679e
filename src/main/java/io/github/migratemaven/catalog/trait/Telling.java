package io.github.migratemaven.catalog.trait;

import io.github.migratemaven.catalog.ObjectId;
import java.util.Optional;

/**
 * How a person is told of an object that comes or goes.
 *
 * @param apart whether it is told even if what it is part of comes or goes too
 * @param details what is said after its name, with a blank before it; empty for nothing
 * @param by another object that tells of it when that comes or goes as well
 */
public record Telling(boolean apart, String details, Optional<ObjectId> by) {
    /** By its name, and together with what it is part of. */
    public static final Telling BY_NAME = new Telling(false, "", Optional.empty());

    /** For itself, with details. */
    public static Telling apart(String details) {
        return new Telling(true, details, Optional.empty());
    }

    /** Together with another object, which says more. */
    public static Telling by(ObjectId other) {
        return new Telling(false, "", Optional.of(other));
    }
}
