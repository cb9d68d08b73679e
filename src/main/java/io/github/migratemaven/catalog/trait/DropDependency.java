package io.github.migratemaven.catalog.trait;

import io.github.migratemaven.catalog.ObjectId;
import java.util.Optional;

/**
 * That one object disappears when another is dropped.
 *
 * @param part what disappears
 * @param whole what it disappears with
 * @param unlessDropped what ties the two together: once that is dropped, the part stays
 * @param onlyWith what must be dropped too, or else the part stands in its whole's way
 */
public record DropDependency(
        ObjectId part, ObjectId whole, Optional<ObjectId> unlessDropped, Optional<ObjectId> onlyWith) {

    /** A part that goes with its whole in any case. */
    public DropDependency(ObjectId part, ObjectId whole) {
        this(part, whole, Optional.empty(), Optional.empty());
    }

    /** A part that goes with its whole unless what ties them together goes before. */
    public static DropDependency tied(ObjectId part, ObjectId whole, ObjectId tie) {
        return new DropDependency(part, whole, Optional.of(tie), Optional.empty());
    }

    /** A part that goes with its whole only if something else goes too. */
    public static DropDependency onlyWith(ObjectId part, ObjectId whole, ObjectId other) {
        return new DropDependency(part, whole, Optional.empty(), Optional.of(other));
    }
}
