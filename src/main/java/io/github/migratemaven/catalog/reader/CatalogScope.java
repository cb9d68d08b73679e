package io.github.migratemaven.catalog.reader;

import io.github.migratemaven.catalog.ObjectId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which part of a database is read.
 *
 * @param defaultSchema schema whose objects are named without it in SQL
 * @param schemas schemas to read; empty for all but PostgreSQL's own
 * @param excluded objects to pass over, such as the bookkeeping tables
 * @param usualOwner the role whose ownership goes without saying; empty for the role that reads
 */
public record CatalogScope(
        String defaultSchema, Set<String> schemas, Predicate<ObjectId> excluded, Optional<String> usualOwner) {

    /** A scope in a database of the plugin's own, where everything belongs to the role that reads. */
    public CatalogScope(String defaultSchema, Set<String> schemas, Predicate<ObjectId> excluded) {
        this(defaultSchema, schemas, excluded, Optional.empty());
    }

    public CatalogScope {
        schemas = Set.copyOf(schemas);
    }
}
