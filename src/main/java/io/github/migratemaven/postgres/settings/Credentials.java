package io.github.migratemaven.postgres.settings;

import io.github.migratemaven.postgres.connection.Secret;
import java.util.Optional;

/** What a {@code <server>} of {@code settings.xml} says, decrypted. */
public record Credentials(Optional<String> username, Optional<Secret> password) {}
