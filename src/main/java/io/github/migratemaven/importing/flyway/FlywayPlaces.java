package io.github.migratemaven.importing.flyway;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.io.file.PathUtils;

/**
 * Where a project's Flyway finds its scripts.
 *
 * @param baseDirectory that relative locations start from
 * @param sources directories that become the project's class path, those of its program among them
 * @param classPath what else is on it: directories and archives
 */
public record FlywayPlaces(Path baseDirectory, List<Path> sources, List<Path> classPath) {
    private static final String CLASS_PATH = "classpath:";
    private static final String FILE_SYSTEM = "filesystem:";

    public FlywayPlaces {
        sources = List.copyOf(sources);
        classPath = List.copyOf(classPath);
    }

    /**
     * The directories that locations mean; what lies in an archive is unpacked.
     *
     * @throws MigrationFailure where one means none
     */
    List<Path> roots(List<String> locations) {
        List<Path> roots = new ArrayList<>();
        for (String location : locations) {
            if (location.contains("*") || location.contains("?")) {
                throw MigrationFailure.misconfigured(
                        "The location " + location + " holds a wildcard.",
                        "Name the directories that it means with -Dflyway.locations=; nothing was written.");
            }
            List<Path> found = places(location.replace("{vendor}", "postgresql"))
                    .filter(Files::isDirectory)
                    .toList();
            if (found.isEmpty()) {
                throw MigrationFailure.misconfigured(
                        "The location " + location + " does not exist.",
                        "Correct flyway.locations, or name it with -Dflyway.locations=; nothing was written.");
            }
            found.stream().filter(root -> !roots.contains(root)).forEach(roots::add);
        }
        return roots;
    }

    private Stream<Path> places(String location) {
        if (location.startsWith(FILE_SYSTEM)) {
            return Stream.of(directory(baseDirectory, location.substring(FILE_SYSTEM.length())));
        }
        String name = (location.startsWith(CLASS_PATH) ? location.substring(CLASS_PATH.length()) : location)
                .replaceAll("^/|/$", "");
        return Stream.concat(
                sources.stream().map(root -> directory(root, name)),
                classPath.stream().flatMap(entry -> inEntry(entry, name).stream()));
    }

    private Optional<Path> inEntry(Path entry, String name) {
        return Files.isDirectory(entry) ? Optional.of(directory(entry, name)) : unpacked(entry, name);
    }

    private static Path directory(Path base, String name) {
        return base.resolve(name).toAbsolutePath().normalize();
    }

    /** What an archive has below a name, beside what Maven builds. */
    private Optional<Path> unpacked(Path archive, String name) {
        Path base = directory(baseDirectory, "target/flyway-import/" + archive.getFileName());
        boolean found = false;
        try (ZipFile files = new ZipFile(archive.toFile())) {
            if (Files.exists(base)) {
                PathUtils.deleteDirectory(base);
            }
            for (ZipEntry entry : files.stream().toList()) {
                Path file = directory(base, entry.getName());
                if (entry.getName().startsWith(name + "/") && !entry.isDirectory() && file.startsWith(base)) {
                    Files.createDirectories(
                            Optional.ofNullable(file.getParent()).orElse(base));
                    try (InputStream content = files.getInputStream(entry)) {
                        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                    }
                    found = true;
                }
            }
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    "Flyway's scripts in " + archive + " cannot be read: " + e.getMessage(),
                    "Build or fetch that archive anew; nothing was written.",
                    e);
        }
        return found ? Optional.of(directory(base, name)) : Optional.empty();
    }

    /** Migrations that are programs, wherever they lie: a framework may give its beans to Flyway, whatever the locations are. */
    List<Path> programs() {
        List<Path> programs = new ArrayList<>();
        for (Path root : sources.stream().filter(Files::isDirectory).toList()) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(FlywayScript::isSource).sorted().toList()) {
                    // In whatever encoding the project has: each knows these letters by the same bytes.
                    if (Files.readString(file, StandardCharsets.ISO_8859_1).contains("JavaMigration")) {
                        programs.add(file);
                    }
                }
            } catch (IOException e) {
                throw MigrationFailure.misconfigured(
                        root + " cannot be read: " + e.getMessage(), "Make it readable; nothing was written.", e);
            }
        }
        return programs;
    }
}
