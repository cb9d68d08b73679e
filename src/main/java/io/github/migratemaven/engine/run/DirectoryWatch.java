package io.github.migratemaven.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Notices that files below a directory have changed. Looks again and again rather than be told by the operating system,
 * which knows nothing of a file that another machine or the host of a container has written.
 */
final class DirectoryWatch {
    private final Path directory;
    private Optional<Map<Path, Stamp>> told = Optional.empty();
    private Optional<Map<Path, Stamp>> last = Optional.empty();

    DirectoryWatch(Path directory) {
        this.directory = directory;
    }

    private record Stamp(FileTime modified, long size, Optional<Object> key) {}

    /**
     * Whether the files differ from those of the last time that this was true, or it is the first time. Files that
     * are just being written are waited for: true only when they are as they were at the look before.
     */
    boolean hasSettledAnew() {
        Optional<Map<Path, Stamp>> now = look();
        boolean settled = now.isPresent() && now.equals(last);
        last = now;
        if (!settled || now.equals(told)) {
            return false;
        }
        told = now;
        return true;
    }

    /** The files; empty where there is no directory, or it changes in this moment. */
    private Optional<Map<Path, Stamp>> look() {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            Map<Path, Stamp> stamps = new TreeMap<>();
            for (Path file : files.toList()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                if (attributes.isRegularFile()) {
                    stamps.put(
                            file,
                            new Stamp(
                                    attributes.lastModifiedTime(),
                                    attributes.size(),
                                    Optional.ofNullable(attributes.fileKey())));
                }
            }
            return Optional.of(stamps);
        } catch (IOException | UncheckedIOException changing) {
            return Optional.empty();
        }
    }
}
