package io.github.migratemaven.engine.current;

import io.github.migratemaven.execution.options.ExecutionOptions;

/**
 * A question where the database stands.
 *
 * @param headsRequired whether not being on all heads is a failure
 */
public record CurrentRequest(boolean verbose, boolean headsRequired, ExecutionOptions options) {}
