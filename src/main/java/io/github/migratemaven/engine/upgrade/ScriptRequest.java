package io.github.migratemaven.engine.upgrade;

import io.github.migratemaven.execution.options.ExecutionOptions;

/**
 * A request for a script for psql.
 *
 * @param range of revisions, {@code FROM:TO}
 */
public record ScriptRequest(String range, ExecutionOptions options) {}
