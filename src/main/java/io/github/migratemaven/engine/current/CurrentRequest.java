package io.github.migratemaven.engine.current;

import io.github.migratemaven.engine.context.RunSettings;

/**
 * A question where the database stands.
 *
 * @param headsRequired whether not being on all heads is a failure
 */
public record CurrentRequest(boolean verbose, boolean headsRequired, RunSettings settings) {}
