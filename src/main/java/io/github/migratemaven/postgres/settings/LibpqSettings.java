package io.github.migratemaven.postgres.settings;

import io.github.migratemaven.postgres.connection.ServerAddress;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What libpq's environment variables, service file and password file say. */
public final class LibpqSettings {
    private final EnvironmentVariables variables;
    private final Path home;
    private final SettingsCollector found;
    private boolean serviceRead;

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
        found.offer("service", service, EnvironmentVariables.origin("PGSERVICE"));
        offerService();
        found.offer("host", variables.get("PGHOST"), EnvironmentVariables.origin("PGHOST"));
        found.offer("hostaddr", variables.get("PGHOSTADDR"), EnvironmentVariables.origin("PGHOSTADDR"));
        found.offer("port", variables.get("PGPORT"), EnvironmentVariables.origin("PGPORT"));
        found.offer("database", variables.get("PGDATABASE"), EnvironmentVariables.origin("PGDATABASE"));
        return Optional.of(
                service.isEmpty()
                        ? "libpq's environment variables (PGHOST …)"
                        : EnvironmentVariables.origin("PGSERVICE"));
    }

    /** What the service says that a place has named, of things that are still open. */
    void offerService() {
        Optional<Setting> service = found.get("service");
        if (service.isPresent() && !serviceRead) {
            serviceRead = true;
            DriverProperties.offerAll(
                    service(service.get()),
                    "service '" + service.get().value() + "' (" + service.get().origin() + ")",
                    found);
        }
    }

    private Map<String, String> service(Setting service) {
        String name = service.value();
        Path file = found.get("servicefile")
                .map(NamedFile::of)
                .or(() -> variables.file("PGSERVICEFILE"))
                .orElse(home.resolve(".pg_service.conf"));
        try {
            Optional<Map<String, String>> settings = ServiceFile.read(file, name);
            Optional<Path> common = variables.file("PGSYSCONFDIR");
            if (settings.isEmpty() && common.isPresent()) {
                settings = ServiceFile.read(common.get().resolve("pg_service.conf"), name);
            }
            return settings.orElseThrow(() -> MigrationFailure.misconfigured(
                    "The service '" + name + "' (" + service.origin() + ") is not defined in " + file + ".",
                    "Correct the name, or name the file in PGSERVICEFILE."));
        } catch (IOException | IllegalArgumentException e) {
            throw MigrationFailure.misconfigured(
                    "The service '" + name + "' cannot be read: " + e.getMessage() + ".",
                    "Correct the service file.",
                    e);
        }
    }

    /**
     * Looks for the password of each server in libpq's password file, and offers it where it is one for all; a file that
     * others may read is passed over.
     *
     * @return the servers, with passwords of their own where they have different ones
     */
    List<ServerAddress> offerPasswords(List<ServerAddress> servers, String database, String user) {
        Path path = found.get("passfile").map(NamedFile::of).orElse(home.resolve(".pgpass"));
        PasswordFile file = new PasswordFile(path);
        try {
            if (file.exists() && file.isOpenToOthers()) {
                found.warn(path + " is ignored, since others may read it: chmod 0600 " + path);
            } else if (file.exists()) {
                return offerPasswords(file, path, servers, database, user);
            }
        } catch (IOException e) {
            found.warn(path + " is ignored, since it cannot be read.");
        }
        return servers;
    }

    private List<ServerAddress> offerPasswords(
            PasswordFile file, Path path, List<ServerAddress> servers, String database, String user)
            throws IOException {
        List<ServerAddress> own = new ArrayList<>();
        for (ServerAddress server : servers) {
            own.add(server.withPassword(file.find(server.host(), server.port(), database, user)));
        }
        if (own.stream().map(ServerAddress::password).distinct().count() > 1) {
            found.origin("password", "password file " + path);
            return List.copyOf(own);
        }
        own.get(0)
                .password()
                .ifPresent(password -> found.offer("password", password.reveal(), "password file " + path));
        return servers;
    }
}
