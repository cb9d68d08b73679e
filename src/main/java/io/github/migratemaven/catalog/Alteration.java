package io.github.migratemaven.catalog;

import java.util.List;
import java.util.function.Predicate;

/** How an object that exists on both sides gets from one definition to the other. */
public sealed interface Alteration {

    /**
     * Statements that change the object where it stands.
     *
     * @param statements in order; empty when something else brings the change about
     * @param disturbs the dependents that PostgreSQL wants out of the way: dropped before and restored after
     */
    record InPlace(List<Statement> statements, Predicate<SchemaObject> disturbs) implements Alteration {}

    /** The object is dropped and created again, and so is everything that depends on it. */
    record Replace() implements Alteration {}

    /**
     * A type is renamed out of the way, created again, the columns that hold its values are converted, and the old one
     * is dropped. Everything else that depends on it is dropped before and restored after.
     *
     * @param setAside renames the old object
     * @param dropSetAside drops it under its new name
     */
    record Convert(List<Statement> setAside, List<Statement> dropSetAside) implements Alteration {}

    static Alteration inPlace(List<Statement> statements) {
        return new InPlace(statements, dependent -> false);
    }

    static Alteration inPlace(List<Statement> statements, Predicate<SchemaObject> disturbs) {
        return new InPlace(statements, disturbs);
    }

    static Alteration replace() {
        return new Replace();
    }
}
