package io.github.migratemaven.importing.flyway;

import io.github.migratemaven.report.MigrationFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Flyway's own files of settings in a project's directory: {@code flyway.conf} and {@code flyway.toml}. */
public final class FlywayFiles {
    private static final List<String> USUAL =
            List.of("conf/flyway.conf", "flyway.conf", "conf/flyway.toml", "flyway.toml", "flyway.user.toml");

    private FlywayFiles() {}

    /**
     * The settings of those that are there, the later over the earlier.
     *
     * @param named further ones, which must exist
     */
    public static Map<String, String> read(Path directory, List<String> named) {
        Map<String, String> values = new LinkedHashMap<>();
        USUAL.stream().map(directory::resolve).filter(Files::isRegularFile).forEach(file -> values.putAll(read(file)));
        named.stream().map(String::strip).map(directory::resolve).forEach(file -> values.putAll(read(file)));
        return values;
    }

    /** As Flyway reads them: what is not UTF-8, as in a comment, does no harm. */
    static BufferedReader reader(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    private static Map<String, String> read(Path file) {
        try (BufferedReader text = reader(file)) {
            if (file.toString().endsWith(".toml")) {
                return new TomlText(file).read(text.lines().toList());
            }
            Properties properties = new Properties();
            properties.load(text);
            Map<String, String> values = new LinkedHashMap<>();
            properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
            return values;
        } catch (IOException | IllegalArgumentException e) {
            throw MigrationFailure.misconfigured(
                    "Flyway's settings in " + file + " cannot be read: " + e.getMessage(),
                    "Correct the file; nothing was written.",
                    e);
        }
    }
}
