package io.github.migratemaven.catalog;

/**
 * What a kind may look at while it writes the SQL that alters an object.
 *
 * @param from the catalog as it is
 * @param to the catalog as it shall be
 * @param version major version of the server that will run the SQL
 */
public record AlterContext(Catalog from, Catalog to, int version) {}
