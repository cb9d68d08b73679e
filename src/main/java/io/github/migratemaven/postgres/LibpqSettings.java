package io.github.migratemaven.postgres;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What libpq's environment variables, service file and password file say. */
final class LibpqSettings {
    private final EnvironmentVariables variables;
    private final Path home;
    private final SettingsCollector found;

    LibpqSettings(EnvironmentVariables variables, Path home, SettingsCollector found) {
        this.variables = variables;
        this.home = home;
        this.found = found;
    }

    /** The server that libpq would connect to, if its environment names one; says where it comes from. */
    Optional<String> offer() {
        String service = variables.get("PGSERVICE");
        boolean named = List.of("PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE").stream()
                .anyMatch(name -> !variables.get(name).isEmpty());
        if (service.isEmpty() && !named) {
            return Optional.empty();
        }
        if (!service.isEmpty()) {
            found.offerAll(
                    service(service), "service '" + service + "' (" + EnvironmentVariables.origin("PGSERVICE") + ")");
        }
        found.offer("host", variables.get("PGHOST"), EnvironmentVariables.origin("PGHOST"));
        found.offer("host", variables.get("PGHOSTADDR"), EnvironmentVariables.origin("PGHOSTADDR"));
        found.offer("port", variables.get("PGPORT"), EnvironmentVariables.origin("PGPORT"));
        found.offer("database", variables.get("PGDATABASE"), EnvironmentVariables.origin("PGDATABASE"));
        return Optional.of(
                service.isEmpty()
                        ? "libpq's environment variables (PGHOST …)"
                        : EnvironmentVariables.origin("PGSERVICE"));
    }

    private Map<String, String> service(String name) {
        Path file = variables.get("PGSERVICEFILE").isEmpty()
                ? home.resolve(".pg_service.conf")
                : Path.of(variables.get("PGSERVICEFILE"));
        try {
            Optional<Map<String, String>> settings = ServiceFile.read(file, name);
            if (settings.isEmpty() && !variables.get("PGSYSCONFDIR").isEmpty()) {
                settings =
                        ServiceFile.read(Path.of(variables.get("PGSYSCONFDIR")).resolve("pg_service.conf"), name);
            }
            return settings.orElseThrow(() -> MigrationFailure.misconfigured(
                    "PGSERVICE names the service '" + name + "', which " + file + " does not define.",
                    "Correct the variable, or name the file in PGSERVICEFILE."));
        } catch (IOException | IllegalArgumentException e) {
            throw MigrationFailure.misconfigured(
                    "The service '" + name + "' cannot be read: " + e.getMessage() + ".",
                    "Correct the service file.",
                    e);
        }
    }

    /** The password that libpq's password file has for a connection; a file that others may read is passed over. */
    void offerPassword(String host, int port, String database, String user) {
        Path path =
                variables.get("PGPASSFILE").isEmpty() ? home.resolve(".pgpass") : Path.of(variables.get("PGPASSFILE"));
        PasswordFile file = new PasswordFile(path);
        try {
            if (file.exists() && file.isOpenToOthers()) {
                found.warn(path + " is ignored, since others may read it: chmod 0600 " + path);
            } else if (file.exists()) {
                file.find(host, port, database, user)
                        .ifPresent(password -> found.offer("password", password.reveal(), "password file " + path));
            }
        } catch (IOException e) {
            found.warn(path + " is ignored, since it cannot be read.");
        }
    }
}
