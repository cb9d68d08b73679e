package io.github.migratemaven.shadow;

import io.github.migratemaven.postgres.sql.Sha256;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/** The stand-ins that a project has asked for; they are put into a copy of the binaries, which are other projects' too. */
public record StandIns(List<StandIn> extensions) {
    public static final StandIns NONE = new StandIns(List.of());

    private static final Path EXISTING = Path.of("extension", "plpgsql.control");
    private static final int KEY_LENGTH = 12;

    public StandIns {
        extensions = List.copyOf(extensions);
    }

    /** @throws MigrationFailure unless each text has the form {@code schema.name:version}, of which only the name is needed */
    public static StandIns parse(List<String> texts) {
        return new StandIns(texts.stream()
                .filter(text -> !text.isBlank())
                .map(StandIn::parse)
                .toList());
    }

    public boolean isEmpty() {
        return extensions.isEmpty();
    }

    /** As a person reads it. */
    public String names() {
        return extensions.stream().map(StandIn::name).sorted().collect(Collectors.joining(", "));
    }

    /** The name of a directory for what depends on them, so that nothing of it is ever used without them. */
    public String directory() {
        String content = extensions.stream()
                .flatMap(extension -> Stream.concat(Stream.of(extension.control()), extension.scripts()))
                .sorted()
                .collect(Collectors.joining("\n"));
        return "stand-ins-" + Sha256.hex(content).substring(0, KEY_LENGTH);
    }

    /** Makes a copy of the binaries that has them; files are shared where the file system can do that. */
    void makeCopy(Path home, Path copy) throws IOException {
        if (Files.isDirectory(copy)) {
            return;
        }
        Path unfinished = copy.resolveSibling(copy.getFileName() + "-" + UUID.randomUUID());
        Files.createDirectories(copy.resolveSibling("."));
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                share(file, unfinished.resolve(home.relativize(file).toString()));
            }
        }
        try (Stream<Path> files = Files.walk(unfinished)) {
            for (Path control : files.filter(file -> file.endsWith(EXISTING)).toList()) {
                addTo(control.resolveSibling("."));
            }
        }
        try {
            Files.move(unfinished, copy);
        } catch (IOException e) {
            PathUtils.deleteDirectory(unfinished);
            if (!Files.isDirectory(copy)) {
                throw e;
            }
        }
    }

    private static void share(Path file, Path copy) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(copy);
        } else if (Files.isSymbolicLink(file)) {
            Files.createSymbolicLink(copy, Files.readSymbolicLink(file));
        } else {
            try {
                Files.createLink(copy, file);
            } catch (IOException | UnsupportedOperationException otherFileSystem) {
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** A real one that is there is better. */
    private void addTo(Path directory) throws IOException {
        for (StandIn extension : extensions) {
            Path control = directory.resolve(extension.name() + ".control");
            if (Files.notExists(control)) {
                Files.writeString(control, extension.control());
                for (String script : extension.scripts().toList()) {
                    Files.writeString(directory.resolve(script), "");
                }
            }
        }
    }
}
