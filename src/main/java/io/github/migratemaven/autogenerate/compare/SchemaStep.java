package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.revision.Revision;
import java.util.List;

/**
 * What a revision has done to the schema.
 *
 * @param changes a line for each object that came, went or became another
 */
public record SchemaStep(Revision revision, Catalog before, Catalog after, List<String> changes) {

    public SchemaStep {
        changes = List.copyOf(changes);
    }
}
