package io.github.migratemaven.engine.stamp;

import io.github.migratemaven.execution.options.ExecutionOptions;
import java.util.List;

/**
 * A request to record revisions as applied.
 *
 * @param targets revisions, as expressions, that count as applied afterwards together with all that they need; empty
 *     for what another tool has recorded in the database
 * @param purge whether to forget first what is recorded
 * @param force whether to record them without a comparison that proves them
 */
public record StampRequest(List<String> targets, boolean purge, boolean force, ExecutionOptions options) {

    public StampRequest {
        targets = List.copyOf(targets);
    }
}
