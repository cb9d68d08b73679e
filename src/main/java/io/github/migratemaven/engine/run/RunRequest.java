package io.github.migratemaven.engine.run;

import io.github.migratemaven.execution.options.ExecutionOptions;

/**
 * A request to keep the embedded database up.
 *
 * @param fresh whether it begins empty, rather than with the data that it has
 */
public record RunRequest(boolean fresh, ExecutionOptions options) {}
