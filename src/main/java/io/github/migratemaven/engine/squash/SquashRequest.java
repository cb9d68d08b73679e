package io.github.migratemaven.engine.squash;

import java.util.Optional;

/**
 * A request to put one revision in the place of a range.
 *
 * @param range {@code A:B}, both included
 * @param revisionId id of the new revision; by default a random one
 * @param force whether to accept that rows are not equal afterwards, or are lost
 */
public record SquashRequest(String range, String message, Optional<String> revisionId, boolean force) {}
