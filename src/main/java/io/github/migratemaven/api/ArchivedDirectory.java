package io.github.migratemaven.api;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * A directory inside an archive, which may itself lie in another one, as in the jar of a Spring Boot application. Each
 * archive is opened by itself, since a shared one may be closed by others.
 */
final class ArchivedDirectory implements Closeable {
    private final Deque<FileSystem> opened = new ArrayDeque<>();
    private final Path path;

    /**
     * Opens the archives that lead to a directory.
     *
     * @param place {@code jar:file:/app.jar!/db}, {@code jar:file:/app.jar!/BOOT-INF/classes!/db} or
     *     {@code jar:nested:/app.jar/!BOOT-INF/classes/!/db}
     * @throws IOException if an archive cannot be opened
     */
    ArchivedDirectory(URI place) throws IOException {
        String[] parts = place.toString()
                .substring("jar:".length())
                .replaceFirst("^nested:", "file:")
                .split("/!/?|!/", -1);
        Path reached = Path.of(URI.create(parts[0]));
        try {
            for (int next = 1; next < parts.length; next++) {
                String name = URI.create(parts[next]).getPath();
                reached = Files.isDirectory(reached)
                        ? reached.resolve(name)
                        : open(reached).getPath("/" + name);
            }
        } catch (IOException | RuntimeException failure) {
            close();
            throw failure;
        }
        this.path = reached;
    }

    static boolean holds(URI place) {
        return place.toString().startsWith("jar:");
    }

    Path path() {
        return path;
    }

    private FileSystem open(Path archive) throws IOException {
        FileSystem system = FileSystems.newFileSystem(archive, Map.of());
        opened.push(system);
        return system;
    }

    @Override
    public void close() throws IOException {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
