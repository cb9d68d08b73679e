package io.github.migratemaven.engine.clean;

import io.github.migratemaven.execution.options.ExecutionOptions;

/** A request to empty a database. */
public record CleanRequest(ExecutionOptions options) {}
