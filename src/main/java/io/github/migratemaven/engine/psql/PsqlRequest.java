package io.github.migratemaven.engine.psql;

import java.util.Optional;

/**
 * A request for a session in psql.
 *
 * @param path the environment's {@code PATH}; absent where no terminal can be handed over
 * @param hasInput whether somebody has piped something in, which is read by nobody then
 */
public record PsqlRequest(Optional<String> path, boolean hasInput) {}
