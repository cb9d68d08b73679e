package io.github.migratemaven.engine.sizes;

import java.nio.file.Path;

/** A request for the sizes of the tables of the configured database, to be written into a file. */
public record SizesRequest(Path file) {}
