package io.github.migratemaven.postgres;

import java.util.Optional;

/** What a {@code <server>} of {@code settings.xml} says, decrypted. */
public record Credentials(Optional<String> username, Optional<Secret> password) {}
