package io.github.migratemaven.engine.merge;

import java.util.List;
import java.util.Optional;

/**
 * A request to join lines.
 *
 * @param revisions what to join, as expressions; {@code heads} for all heads
 * @param revisionId id of the merge; by default a random one
 */
public record MergeRequest(String message, List<String> revisions, Optional<String> revisionId) {

    public MergeRequest {
        revisions = List.copyOf(revisions);
    }
}
