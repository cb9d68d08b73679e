package io.github.migratemaven.page;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.page.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * All that the page tells.
 *
 * @param project its name
 * @param postgres major version of the server that has built the schema
 * @param between the two ends where only what changed between two revisions is told
 * @param revisions newest first
 * @param unknown ids of applied revisions that this checkout does not have
 * @param schema after the heads; between two ends, all that either has
 * @param model whether the revisions build what the model wants
 * @param database whether the database is what its revisions build
 * @param databaseAsked whether it is known what is applied
 */
public record Page(
        String project,
        int postgres,
        Optional<Between> between,
        List<RevisionEntry> revisions,
        List<String> unknown,
        Schema schema,
        Verdict model,
        Verdict database,
        boolean databaseAsked) {

    public Page {
        revisions = List.copyOf(revisions);
        unknown = List.copyOf(unknown);
    }

    /**
     * Two ends of a history.
     *
     * @param from what a person has called the older one
     * @param to what a person has called the newer one
     */
    public record Between(String from, String to) {}

    /** The revisions that have changed anything of a relation, newest first. */
    public List<RevisionEntry> touching(ObjectId relation) {
        return revisions.stream()
                .filter(entry -> entry.touched().contains(relation))
                .toList();
    }
}
