package io.github.migratemaven.engine.psql;

import java.util.Optional;

/**
 * A request for a session in psql.
 *
 * @param path the environment's {@code PATH}; absent where no terminal can be handed over
 */
public record PsqlRequest(Optional<String> path) {}
