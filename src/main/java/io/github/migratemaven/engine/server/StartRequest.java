package io.github.migratemaven.engine.server;

import java.util.Optional;

/**
 * A request for the embedded database.
 *
 * @param build tells a build that wants an empty database from others; absent to keep what there is
 */
public record StartRequest(Optional<String> build) {}
