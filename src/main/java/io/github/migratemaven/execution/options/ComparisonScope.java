package io.github.migratemaven.execution.options;

import io.github.migratemaven.postgres.sql.Identifiers;
import java.util.List;
import java.util.Set;

/**
 * What comparisons look at.
 *
 * @param schemas names of the schemas; empty for all
 * @param exclude patterns of names that are left out
 */
public record ComparisonScope(Set<String> schemas, List<String> exclude) {
    public static final ComparisonScope ALL = new ComparisonScope(Set.of(), List.of());

    /** @throws io.github.migratemaven.report.MigrationFailure if a name is none that PostgreSQL could have */
    public ComparisonScope {
        for (String name : schemas) {
            Identifiers.require(name, "migrate.schemas");
        }
        schemas = Set.copyOf(schemas);
        exclude = List.copyOf(exclude);
    }
}
