package io.github.migratemaven.catalog.trait;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an object needs, what comes and goes with it, and what must come before what.
 *
 * @param <T> the kind's record
 */
public interface OrderTraits<T extends SchemaObject> {

    /** Objects that must exist before this one although {@code pg_depend} does not say so. */
    default List<ObjectId> requires(T object) {
        return List.of();
    }

    /**
     * Which of two other objects must be created first when both are, because of this one.
     *
     * @param to the catalog that it stands in
     * @param isCreated tells what the same change creates
     */
    default List<Precedence> precedences(T object, Catalog to, Predicate<ObjectId> isCreated) {
        return List.of();
    }

    /** Which of two other objects must be altered first when both are, because of this one, which stays. */
    default List<Precedence> alterPrecedences(T object, Catalog from, Catalog to) {
        return List.of();
    }

    /**
     * What stands for the object towards those that it needs while they need it: the shell of a type towards the type's
     * own input function.
     */
    default Optional<ObjectId> forerunner(T object) {
        return Optional.empty();
    }

    /** The object that goes into the CREATE of another one whenever that one is created too. */
    default Optional<ObjectId> inlineIn(T object) {
        return Optional.empty();
    }

    /** What this object tells about which drop takes which object with it. */
    default List<DropDependency> dropDependencies(T object) {
        return List.of();
    }

    /** Names this object occupies in name spaces that kinds share, such as that of all relations of a schema. */
    default Set<String> occupies(T object) {
        return Set.of();
    }

    /**
     * Places of which there is one each, and which this object has to leave before another can have it: the primary key of a
     * table, what fills a column by itself.
     */
    default Set<String> places(T object) {
        return Set.of();
    }

    /** The two relations that an object of this kind links, so that one has parts of the other. */
    default Optional<Lineage> lineage(T object) {
        return Optional.empty();
    }

    /** What this is a share of, where it comes with that or with the link, and is left when only the link goes. */
    default Optional<Share> share(T object) {
        return Optional.empty();
    }

    /** The relation that this is a part of, where its heirs have such a part too. */
    default Optional<ObjectId> handedDownFrom(T object) {
        return Optional.empty();
    }

    /** The object that has not its shape without this one, as a table has not without its columns. */
    default Optional<ObjectId> shapes(T object) {
        return Optional.empty();
    }

    /**
     * What this object may take its values from, before parts of that of the same kind go: the relation of a column that is new
     * or becomes NOT NULL.
     */
    default Optional<ObjectId> filledFrom(T object, Catalog from) {
        return Optional.empty();
    }

    /** Whether rows, or values of theirs, go for good with this object, so that what comes may want to take them over before. */
    default boolean holdsRows(T object) {
        return false;
    }

    /** Whether making the object runs routines, which may call others that nobody has recorded; it comes late. */
    default boolean runsRoutines() {
        return false;
    }

    /** Whether objects of this kind act on the commands of a change, and so shall be gone before and come after it. */
    default boolean watchesChanges() {
        return false;
    }
}
