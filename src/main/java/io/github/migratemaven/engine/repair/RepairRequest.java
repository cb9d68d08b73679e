package io.github.migratemaven.engine.repair;

import io.github.migratemaven.execution.options.ExecutionOptions;
import java.util.List;

/**
 * A request to take edited revisions for what was applied.
 *
 * @param revisions as expressions; no other is touched
 * @param reason why they were edited, for whoever reads the history
 */
public record RepairRequest(List<String> revisions, String reason, ExecutionOptions options) {

    public RepairRequest {
        revisions = List.copyOf(revisions);
    }
}
