package io.github.migratemaven.engine.upgrade;

import io.github.migratemaven.execution.options.ExecutionOptions;

/**
 * A request to move a database along its revisions.
 *
 * @param target how far, in the language of revision expressions
 * @param dryRun whether only to say what would run
 * @param verbose whether a dry run's result holds the scripts, and a run says how revisions are sent
 */
public record MoveRequest(String target, boolean dryRun, boolean verbose, ExecutionOptions options) {}
