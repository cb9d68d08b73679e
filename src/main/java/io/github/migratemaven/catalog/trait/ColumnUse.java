package io.github.migratemaven.catalog.trait;

import io.github.migratemaven.catalog.ObjectId;
import java.util.List;

/**
 * The columns that an object is on: PostgreSQL drops it with any of them.
 *
 * @param relation whose columns they are
 * @param names in their order; an expression as {@code (…)}
 */
public record ColumnUse(ObjectId relation, List<String> names) {}
