package io.github.migratemaven.engine.importing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Liquibase itself, which the build copies into a directory of its own. */
final class LiquibaseJars {
    private static final Path DIRECTORY =
            Path.of("target", "tools", "liquibase").toAbsolutePath();

    private LiquibaseJars() {}

    static List<Path> find() {
        assumeTrue(Files.isDirectory(DIRECTORY), "Maven's build fills " + DIRECTORY);
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
