package io.github.migratemaven.catalog;

/**
 * The way PostgreSQL itself points at an object inside one database: catalog, oid and sub-object, as in
 * {@code pg_depend}; here as text {@code classid:objid:objsubid}.
 */
public final class Address {
    private Address() {}

    /** A SQL expression for the address of the object {@code oid} in the system catalog {@code catalog}. */
    public static String of(String catalog, String oid) {
        return of(catalog, oid, "0");
    }

    /** A SQL expression for the address of a part of an object, such as a column. */
    public static String of(String catalog, String oid, String part) {
        return "(" + classId(catalog) + " || ':' || " + oid + " || ':' || " + part + ")";
    }

    /** A SQL expression for the oid of a system catalog. */
    public static String classId(String catalog) {
        return "'pg_catalog." + catalog + "'::pg_catalog.regclass::pg_catalog.oid";
    }
}
