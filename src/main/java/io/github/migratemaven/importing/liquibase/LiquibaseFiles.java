package io.github.migratemaven.importing.liquibase;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Liquibase's own file of settings, {@code liquibase.properties}. */
public final class LiquibaseFiles {
    private static final String USUAL = "liquibase.properties";

    private LiquibaseFiles() {}

    /**
     * The settings of the file that is there.
     *
     * @param named another one, which must exist
     */
    public static Map<String, String> read(Path directory, List<Path> resources, Optional<String> named) {
        if (named.isPresent()) {
            return read(directory.resolve(named.get()));
        }
        return Stream.concat(Stream.of(directory), resources.stream())
                .map(root -> root.resolve(USUAL))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(LiquibaseFiles::read)
                .orElse(Map.of());
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        // In Latin 1, as Liquibase itself reads it.
        try (InputStream text = Files.newInputStream(file)) {
            properties.load(text);
        } catch (IOException | IllegalArgumentException e) {
            throw MigrationFailure.misconfigured(
                    "Liquibase's settings in " + file + " cannot be read: " + e.getMessage(),
                    "Correct the file; nothing was written.",
                    e);
        }
        Map<String, String> values = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(name -> {
            String key = name.startsWith(LiquibaseSettings.PREFIX) ? name : LiquibaseSettings.PREFIX + name;
            values.put(key, properties.getProperty(name));
        });
        return values;
    }
}
