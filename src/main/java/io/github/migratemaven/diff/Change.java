package io.github.migratemaven.diff;

import io.github.migratemaven.catalog.Alteration;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import java.util.Optional;

/** What becomes of one object on the way from one catalog to another. */
public sealed interface Change {

    /** The object's identity on the side where it stands. */
    ObjectId id();

    /** The object as it was; empty for one that appears. */
    Optional<SchemaObject> before();

    /** The object as it will be; empty for one that disappears. */
    Optional<SchemaObject> after();

    /** What moves the rows of the object, or those that it stands for. */
    default Alteration.CarryOver rows() {
        return Alteration.CarryOver.NOTHING;
    }

    /** The object appears. */
    record Added(SchemaObject to) implements Change {
        @Override
        public ObjectId id() {
            return to.id();
        }

        @Override
        public Optional<SchemaObject> before() {
            return Optional.empty();
        }

        @Override
        public Optional<SchemaObject> after() {
            return Optional.of(to);
        }
    }

    /**
     * The object disappears.
     *
     * @param succession how it makes way for one of another kind that takes its name and what depends on it; empty where
     *     it is simply dropped
     * @param carryOver moves rows that it stands for to where they belong afterwards
     */
    record Removed(SchemaObject from, Optional<Succession> succession, Alteration.CarryOver carryOver)
            implements Change {

        /** An object that leaves nothing to another. */
        public Removed(SchemaObject from, Alteration.CarryOver carryOver) {
            this(from, Optional.empty(), carryOver);
        }

        @Override
        public ObjectId id() {
            return from.id();
        }

        @Override
        public Optional<SchemaObject> before() {
            return Optional.of(from);
        }

        @Override
        public Optional<SchemaObject> after() {
            return Optional.empty();
        }

        @Override
        public Alteration.CarryOver rows() {
            return carryOver;
        }
    }

    /**
     * That an object takes the place of one of another kind.
     *
     * @param successor the new object
     * @param alteration gets the old one out of the way, and drops it at last
     */
    record Succession(SchemaObject successor, Alteration.Convert alteration) {}

    /** The object gets another definition where it stands. */
    record Altered(SchemaObject from, SchemaObject to, Alteration.InPlace alteration) implements Change {
        @Override
        public ObjectId id() {
            return to.id();
        }

        @Override
        public Optional<SchemaObject> before() {
            return Optional.of(from);
        }

        @Override
        public Optional<SchemaObject> after() {
            return Optional.of(to);
        }
    }

    /**
     * The object is dropped and created again.
     *
     * @param own whether its own definition differs; false when only something it depends on does
     * @param carryOver moves rows that it stands for to where they belong afterwards
     */
    record Replaced(SchemaObject from, SchemaObject to, boolean own, Alteration.CarryOver carryOver) implements Change {

        /** Of an object that stands for no rows. */
        Replaced(SchemaObject from, SchemaObject to, boolean own) {
            this(from, to, own, Alteration.CarryOver.NOTHING);
        }

        @Override
        public ObjectId id() {
            return to.id();
        }

        @Override
        public Optional<SchemaObject> before() {
            return Optional.of(from);
        }

        @Override
        public Optional<SchemaObject> after() {
            return Optional.of(to);
        }

        @Override
        public Alteration.CarryOver rows() {
            return carryOver;
        }
    }

    /** A type is created anew beside the old one, and what holds its values is converted. */
    record Converted(SchemaObject from, SchemaObject to, Alteration.Convert alteration) implements Change {
        @Override
        public ObjectId id() {
            return to.id();
        }

        @Override
        public Optional<SchemaObject> before() {
            return Optional.of(from);
        }

        @Override
        public Optional<SchemaObject> after() {
            return Optional.of(to);
        }

        @Override
        public Alteration.CarryOver rows() {
            return alteration.carryOver();
        }
    }
}
