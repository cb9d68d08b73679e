package io.github.migratemaven.postgres.settings;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environment, and what its variables for containers say of a server. */
public final class EnvironmentVariables {
    private static final List<String> CONTAINER = List.of(
            "POSTGRES_SERVER",
            "POSTGRES_PORT",
            "POSTGRES_USER",
            "POSTGRES_PASSWORD",
            "POSTGRES_PASSWORD_FILE",
            "POSTGRES_DB");

    private final Map<String, String> values;
    private final SettingsCollector found;

    EnvironmentVariables(Map<String, String> values, SettingsCollector found) {
        this.values = values;
        this.found = found;
    }

    /** A variable's value; empty when it is not set. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** The file that a variable names, if it is set. */
    Optional<Path> file(String name) {
        return Optional.of(get(name))
                .filter(value -> !value.isEmpty())
                .map(value -> NamedFile.of(new Setting(value, origin(name))));
    }

    static String origin(String name) {
        return "environment variable " + name;
    }

    /** The server that docker compose's variables name, as soon as any of them is set; says where it comes from. */
    Optional<String> offerContainer() {
        List<String> present =
                CONTAINER.stream().filter(name -> !get(name).isEmpty()).toList();
        if (present.isEmpty()) {
            return Optional.empty();
        }
        String origin = "environment variables " + String.join(", ", present);
        offerVariable("host", "POSTGRES_SERVER", "db");
        offerVariable("port", "POSTGRES_PORT", "5432");
        offerVariable("user", "POSTGRES_USER", "postgres");
        offerVariable("database", "POSTGRES_DB", "app");
        found.offer("password", get("POSTGRES_PASSWORD"), origin("POSTGRES_PASSWORD"));
        Optional<Path> file = file("POSTGRES_PASSWORD_FILE");
        if (file.isPresent() && found.get("password").isEmpty()) {
            found.offer("password", readSecret(file.get()), origin("POSTGRES_PASSWORD_FILE"));
        }
        return Optional.of(origin);
    }

    private static String readSecret(Path file) {
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    "POSTGRES_PASSWORD_FILE names " + file + ", which cannot be read.",
                    "Correct the variable or the file's permissions.",
                    e);
        }
    }

    private void offerVariable(String name, String variable, String otherwise) {
        found.offer(name, get(variable), origin(variable));
        found.offer(name, otherwise, "default of " + variable);
    }
}
