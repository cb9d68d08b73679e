package io.github.migratemaven.engine.show;

import java.util.List;

/**
 * A request to show revisions.
 *
 * @param revisions as expressions
 */
public record ShowRequest(List<String> revisions) {

    public ShowRequest {
        revisions = List.copyOf(revisions);
    }
}
