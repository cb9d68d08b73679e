package io.github.migratemaven.engine.rebase;

import io.github.migratemaven.execution.options.ExecutionOptions;
import java.util.Optional;

/**
 * A request to put an unpublished line on top of another.
 *
 * @param line a revision of the line that moves, as an expression; by default that of the only line that
 *     nobody else has, as git knows it
 * @param onto what it shall stand on, as an expression; by default the only other head
 * @param options how the database is asked what is applied
 */
public record RebaseRequest(Optional<String> line, Optional<String> onto, ExecutionOptions options) {}
