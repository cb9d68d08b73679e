package io.github.migratemaven.catalog.trait;

import io.github.migratemaven.catalog.ObjectId;

/**
 * That a relation has parts of another one for as long as a link between them lasts.
 *
 * @param heir the partition or child table
 * @param parent what it has them from
 */
public record Lineage(ObjectId heir, ObjectId parent) {}
