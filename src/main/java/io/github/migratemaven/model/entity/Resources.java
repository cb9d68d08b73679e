package io.github.migratemaven.model.entity;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Resources of one class directory or jar. */
public final class Resources {
    private Resources() {}

    static Optional<URL> find(Path root, String name) {
        try {
            if (Files.isDirectory(root)) {
                Path file = root.resolve(name);
                return Files.isRegularFile(file) ? Optional.of(ProjectClassLoader.url(file)) : Optional.empty();
            }
            if (!Files.exists(root)) {
                return Optional.empty();
            }
            try (JarFile jar = new JarFile(root.toFile())) {
                return jar.getEntry(name) == null
                        ? Optional.empty()
                        : Optional.of(new URL("jar:" + ProjectClassLoader.url(root) + "!/" + name));
            }
        } catch (IOException e) {
            throw unreadable(root, e);
        }
    }

    /** Names of the resources with an ending, sorted. */
    static List<String> ending(Path root, String ending) {
        try {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                            .filter(name -> name.endsWith(ending))
                            .sorted()
                            .toList();
                }
            }
            if (!Files.exists(root)) {
                return List.of();
            }
            try (JarFile jar = new JarFile(root.toFile())) {
                return jar.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.endsWith(ending))
                        .sorted()
                        .toList();
            }
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(root, e);
        }
    }

    private static MigrationFailure unreadable(Path root, Exception e) {
        return MigrationFailure.misconfigured(root + " cannot be read: " + e, "Name a class directory or a jar.", e);
    }
}
