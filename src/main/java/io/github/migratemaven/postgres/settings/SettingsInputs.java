package io.github.migratemaven.postgres.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Every place that may say how to reach the database.
 *
 * @param commandLine what {@code -Dmigrate.*} says: {@code url}, {@code username}, {@code password}
 * @param environment the environment's variables
 * @param pom what the POM says: {@code url}, {@code username}, {@code password}
 * @param server what {@code settings.xml} holds for the server that the POM names
 * @param home the user's home directory, for {@code .pgpass} and {@code .pg_service.conf}
 */
public record SettingsInputs(
        Map<String, String> commandLine,
        Map<String, String> environment,
        Map<String, String> pom,
        Optional<Credentials> server,
        Path home) {

    public SettingsInputs {
        commandLine = Map.copyOf(commandLine);
        environment = Map.copyOf(environment);
        pom = Map.copyOf(pom);
    }

    /** Names alone: the values may be secrets. */
    @Override
    public String toString() {
        return "SettingsInputs[commandLine=" + commandLine.keySet() + ", pom=" + pom.keySet() + "]";
    }
}
