package io.github.migratemaven.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivedDirectoryTest {
    @TempDir
    Path directory;

    private Path application;

    @BeforeEach
    void makeAnApplicationsJar() throws IOException {
        Path library = archive("library.jar", "db/library/a.sql");
        application = archive("the application.jar", "BOOT-INF/classes/db/own/a.sql");
        try (FileSystem opened = FileSystems.newFileSystem(application, Map.of())) {
            Files.createDirectories(opened.getPath("BOOT-INF/lib"));
            Files.copy(library, opened.getPath("BOOT-INF/lib/library.jar"));
        }
    }

    private Path archive(String name, String entry) throws IOException {
        Path archive = directory.resolve(name);
        try (FileSystem opened = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path file = opened.getPath(entry);
            Files.createDirectories(file.getParent());
            Files.writeString(file, entry);
        }
        return archive;
    }

    /** The forms of the JDK, of Spring Boot before 3.2, and of Spring Boot since. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jar:file:%s!/BOOT-INF/classes/db/own",
                "jar:file:%s!/BOOT-INF/classes!/db/own",
                "jar:nested:%s/!BOOT-INF/classes/!/db/own",
                "jar:file:%s!/BOOT-INF/lib/library.jar!/db/library",
                "jar:nested:%s/!BOOT-INF/lib/library.jar!/db/library"
            })
    void isFoundHoweverItsPlaceIsWritten(String form) throws IOException {
        URI place = URI.create(form.formatted(application.toUri().getRawPath()));

        try (ArchivedDirectory found = new ArchivedDirectory(place)) {
            assertThat(found.path().resolve("a.sql")).content().endsWith("a.sql");
        }
    }
}
