package io.github.migratemaven.postgres.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** libpq's connection service file (manual, 34.17): {@code [name]} and lines {@code parameter=value}. */
public final class ServiceFile {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private ServiceFile() {}

    /**
     * The parameters of a service by libpq's names.
     *
     * @return empty if the file does not exist or has no such service
     * @throws IllegalArgumentException if one of its lines cannot be used; names file and line, never a value
     */
    static Optional<Map<String, String>> read(Path file, String service) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Map<String, String> settings = new LinkedHashMap<>();
        boolean found = false;
        boolean inService = false;
        int number = 0;
        for (String raw : Files.readString(file).split("\n", -1)) {
            number++;
            String line = raw.strip();
            if (line.startsWith("[")) {
                inService = !found && line.startsWith("[" + service + "]");
                found |= inService;
            } else if (inService && !line.isEmpty() && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                String name = equals < 0 ? "" : line.substring(0, equals).strip();
                if (!NAME.matcher(name).matches()) {
                    throw new IllegalArgumentException(file + ":" + number + " is not parameter=value");
                }
                if (name.equals("service") || name.equals("servicefile")) {
                    throw new IllegalArgumentException(file + ":" + number + " names a service within a service");
                }
                settings.putIfAbsent(name, line.substring(equals + 1).strip());
            }
        }
        return found ? Optional.of(settings) : Optional.empty();
    }
}
