package io.github.migratemaven.engine.history;

import io.github.migratemaven.execution.options.ExecutionOptions;
import java.util.Optional;

/**
 * A request for the list of revisions.
 *
 * @param range the part to list, {@code A:B}; by default all
 * @param verbose whether to show also files, and when and by whom each was applied
 */
public record HistoryRequest(Optional<String> range, boolean verbose, ExecutionOptions options) {}
