package io.github.migratemaven.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** How an object that exists on both sides gets from one definition to the other. */
public sealed interface Alteration {

    /**
     * Statements that change the object where it stands.
     *
     * @param statements in order; empty when something else brings the change about
     * @param disturbs the dependents that PostgreSQL wants out of the way: dropped before and restored after
     * @param release what must come first where something that the object rests on is dropped, and not only set aside
     */
    record InPlace(List<Statement> statements, Predicate<SchemaObject> disturbs, Optional<Release> release)
            implements Alteration {

        /** Of an object that stays as it is until then. */
        public InPlace(List<Statement> statements, Predicate<SchemaObject> disturbs) {
            this(statements, disturbs, Optional.empty());
        }

        /** The same, where all that it rests on lasts until it is changed. */
        public InPlace unreleased() {
            return new InPlace(statements, disturbs);
        }

        /** The same, with whatever is in the way of the release disturbed as well. */
        public InPlace released() {
            return release.map(first -> new InPlace(statements, disturbs.or(first.disturbs()), release))
                    .orElse(this);
        }
    }

    /**
     * How an object lets go of something that it gets back afterwards.
     *
     * @param statements in order
     * @param disturbs the dependents that are in the way of them
     */
    record Release(List<Statement> statements, Predicate<SchemaObject> disturbs) {}

    /**
     * The object is dropped and created again, and so is everything that depends on it.
     *
     * @param carryOver moves rows that it stands for to where they belong afterwards
     */
    record Replace(CarryOver carryOver) implements Alteration {}

    /**
     * The object is renamed out of the way, created again, what holds values of it is converted or its own rows are
     * carried over, and the old one is dropped. Everything else that depends on it is dropped before and restored after.
     *
     * @param setAside renames the old object
     * @param carryOver moves its rows to the new one
     * @param dropSetAside drops it under its new name
     */
    record Convert(List<Statement> setAside, CarryOver carryOver, List<Statement> dropSetAside) implements Alteration {

        /** Of an object that has no rows of its own. */
        public Convert(List<Statement> setAside, List<Statement> dropSetAside) {
            this(setAside, CarryOver.NOTHING, dropSetAside);
        }
    }

    /**
     * How the rows of one object come into another.
     *
     * @param statements what moves them; empty where there are none to move
     * @param leaving what must be dropped, or set aside itself, before the old object is set aside
     * @param sources what goes, but only after its rows have been moved
     * @param destinations what must be there before
     */
    record CarryOver(
            List<Statement> statements, Set<ObjectId> leaving, Set<ObjectId> sources, Set<ObjectId> destinations) {

        /** Where there are no rows. */
        public static final CarryOver NOTHING = new CarryOver(List.of(), Set.of(), Set.of(), Set.of());
    }

    static Alteration inPlace(List<Statement> statements) {
        return new InPlace(statements, dependent -> false);
    }

    static Alteration inPlace(List<Statement> statements, Predicate<SchemaObject> disturbs) {
        return new InPlace(statements, disturbs);
    }

    static Alteration replace() {
        return new Replace(CarryOver.NOTHING);
    }
}
