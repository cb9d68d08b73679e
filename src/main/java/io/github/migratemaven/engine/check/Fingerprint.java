package io.github.migratemaven.engine.check;

import io.github.migratemaven.postgres.sql.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** A hash of whatever is put in, in order; what is put in apart can not be mistaken for what is put in together. */
final class Fingerprint {
    private static final int BUFFER = 1 << 16;
    private static final int DEPTH_OF_SETTINGS = 4;
    private static final List<String> SETTINGS = List.of(".properties", ".yaml", ".yml");
    private static final Set<String> NO_SETTINGS = Set.of("target", "build", "out", "node_modules", "src");

    private final MessageDigest digest = Sha256.begin();

    Fingerprint text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
        digest.update(bytes);
        return this;
    }

    Fingerprint texts(Collection<String> texts) {
        text(String.valueOf(texts.size()));
        texts.forEach(this::text);
        return this;
    }

    /** @param pairs in an order of their own */
    Fingerprint pairs(Map<String, String> pairs) {
        text(String.valueOf(pairs.size()));
        pairs.forEach((name, value) -> text(name).text(value));
        return this;
    }

    /** A file, or all files below a directory with their names; or that there is none. */
    Fingerprint content(Path path) {
        try {
            if (Files.isDirectory(path)) {
                for (Path file : filesBelow(path)) {
                    text(path.relativize(file).toString());
                    bytes(file);
                }
            } else if (Files.exists(path)) {
                bytes(path);
            } else {
                text("absent");
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An entry of a class path: of a jar the names, lengths and checksums of what is in it. */
    Fingerprint classes(Path entry) {
        if (!Files.isRegularFile(entry)) {
            return content(entry);
        }
        try (ZipFile jar = new ZipFile(entry.toFile())) {
            text(String.valueOf(jar.size()));
            jar.stream().forEach(file -> text(file.getName() + ' ' + file.getSize() + ' ' + file.getCrc()));
            return this;
        } catch (IOException noJar) {
            return content(entry);
        }
    }

    /** Files of settings that an application which is started in the directory may find there. */
    Fingerprint settings(Path directory) {
        Set<Path> found = new TreeSet<>();
        try {
            Files.walkFileTree(
                    directory,
                    EnumSet.noneOf(java.nio.file.FileVisitOption.class),
                    DEPTH_OF_SETTINGS,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                            String name = String.valueOf(folder.getFileName());
                            return !folder.equals(directory) && (name.startsWith(".") || NO_SETTINGS.contains(name))
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            if (SETTINGS.stream().anyMatch(file.toString()::endsWith)) {
                                found.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.forEach(file -> text(directory.relativize(file).toString()).content(file));
        return this;
    }

    private static List<Path> filesBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void bytes(Path file) throws IOException {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(Files.size(file)).flip());
        byte[] buffer = new byte[BUFFER];
        try (InputStream stream = Files.newInputStream(file)) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
