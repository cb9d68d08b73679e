package io.github.migratemaven.catalog.trait;

/**
 * That objects of a kind have an owner.
 *
 * @param catalog the system catalog that they stand in
 * @param owner its column with the owner's oid
 * @param rows true for objects of the kind that have an owner of their own: a condition on a row, without an alias
 */
public record Ownership(String catalog, String owner, String rows) {

    /** In a catalog that holds nothing else. */
    public static Ownership in(String catalog, String owner) {
        return new Ownership(catalog, owner, "true");
    }
}
