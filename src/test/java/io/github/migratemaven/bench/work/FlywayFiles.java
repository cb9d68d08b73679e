package io.github.migratemaven.bench.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a history as Flyway's versioned migrations. */
public final class FlywayFiles {

    private FlywayFiles() {}

    public static void write(Path directory, List<Change> changes) throws IOException {
        Files.createDirectories(directory);
        for (Change change : changes) {
            Files.writeString(
                    directory.resolve("V%d__%s.sql"
                            .formatted(change.number(), change.message().replace(' ', '_'))),
                    change.upgrade());
        }
    }
}
