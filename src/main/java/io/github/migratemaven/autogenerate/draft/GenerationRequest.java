package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.model.SchemaModel;
import io.github.migratemaven.revision.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a generated revision shall be.
 *
 * @param replayed the revisions it comes after, each after its own parents and dependencies
 * @param model what the schema shall be
 * @param id its identifier
 * @param parents ids that it follows
 * @param message what it does
 * @param createDate when it is made
 * @param branchLabels names for the line it begins
 * @param dependsOn revisions of other lines that it needs
 * @param schemas schemas to compare; empty for all
 * @param excluded objects to leave alone
 * @param renames renames to take for what they are
 * @param fills values for the rows that are there in new NOT NULL columns
 * @param rewriter changes what is generated before it is proven
 */
public record GenerationRequest(
        List<Revision> replayed,
        SchemaModel model,
        String id,
        List<String> parents,
        String message,
        Instant createDate,
        List<String> branchLabels,
        List<String> dependsOn,
        Set<String> schemas,
        Predicate<ObjectId> excluded,
        List<Rename> renames,
        List<Fill> fills,
        Optional<Rewriter> rewriter) {

    public GenerationRequest {
        replayed = List.copyOf(replayed);
        parents = List.copyOf(parents);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
        schemas = Set.copyOf(schemas);
        renames = List.copyOf(renames);
        fills = List.copyOf(fills);
    }
}
