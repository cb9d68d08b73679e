package io.github.migratemaven.engine.drift;

import io.github.migratemaven.execution.options.ExecutionOptions;

/** A request for the differences between a database and its revisions. */
public record DriftRequest(ExecutionOptions options) {}
