package io.github.migratemaven.catalog;

/**
 * That a relation has parts of another one for as long as a link between them lasts.
 *
 * @param heir the partition or child table
 * @param parent what it has them from
 */
public record Lineage(ObjectId heir, ObjectId parent) {}
