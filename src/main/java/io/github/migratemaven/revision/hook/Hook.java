package io.github.migratemaven.revision.hook;

import java.nio.file.Path;

/**
 * A hook's statements.
 *
 * @param file where they were read from, for messages
 */
public record Hook(HookPoint point, Path file, String sql) {}
