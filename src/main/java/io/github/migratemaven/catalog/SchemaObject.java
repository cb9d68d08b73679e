package io.github.migratemaven.catalog;

/**
 * One object of a schema as a value. Implementations are records; two objects are the same exactly when all their
 * components are equal, so a record holds only what makes a difference to its users.
 */
public interface SchemaObject {

    /** Identity, the same on both sides of a comparison. */
    ObjectId id();
}
