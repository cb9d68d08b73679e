package io.github.migratemaven.engine.bundle;

import io.github.migratemaven.report.MigrationFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Files by their paths, as they lie in an archive. */
final class Archive {
    static final String MANIFEST = "META-INF/MANIFEST.MF";

    /** The same in every time zone; the first days of what the format can say are not, in some. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0, 0);

    private Archive() {}

    /** The files of an archive, or of the directory that is as good as one. */
    static SortedMap<String, byte[]> read(Path place) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            if (Files.isDirectory(place)) {
                try (Stream<Path> found = Files.walk(place)) {
                    for (Path file : found.filter(Files::isRegularFile).toList()) {
                        files.put(place.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                    }
                }
                return files;
            }
            try (ZipFile zip = new ZipFile(place.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (!entry.isDirectory()) {
                        try (InputStream content = zip.getInputStream(entry)) {
                            files.put(entry.getName(), content.readAllBytes());
                        }
                    }
                }
            }
            return files;
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    "What a bundle is made of cannot be read: " + place + ": " + e.getMessage(),
                    "Delete it from the local repository, so that Maven fetches it again.",
                    e);
        }
    }

    /** Writes an archive: of the same files always the same bytes. It appears when it is whole. */
    static void write(Path target, SortedMap<String, byte[]> files) {
        Map<String, byte[]> ordered = new LinkedHashMap<>();
        ordered.put(MANIFEST, files.getOrDefault(MANIFEST, new byte[0]));
        ordered.putAll(files);
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".new");
        try {
            Files.createDirectories(target.resolveSibling("."));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished));
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.setLevel(Deflater.BEST_COMPRESSION);
                for (Map.Entry<String, byte[]> file : ordered.entrySet()) {
                    ZipEntry entry = new ZipEntry(file.getKey());
                    entry.setTimeLocal(TIME);
                    zip.putNextEntry(entry);
                    zip.write(file.getValue());
                    zip.closeEntry();
                }
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw notWritten(target, e);
        }
    }

    static MigrationFailure notWritten(Path target, IOException e) {
        return MigrationFailure.misconfigured(
                "The bundle cannot be written to " + target + ": " + e.getMessage(),
                "Make the build directory writable, or name another place.",
                e);
    }
}
