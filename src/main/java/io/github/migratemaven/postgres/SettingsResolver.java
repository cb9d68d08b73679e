package io.github.migratemaven.postgres;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the database and the credentials among all places that may name them: the command line, then the environment, then
 * the POM. The server is taken from one place as a whole; user and password may come from a place that stands higher, and
 * what is then still open from libpq's variables and password file.
 */
public final class SettingsResolver {
    private static final String CHOICES = String.join(
            System.lineSeparator(),
            "Name it in one of these ways:",
            "  -Dmigrate.url=embedded, or the property migrate.url in the POM: a PostgreSQL of the project's own,"
                    + " with nothing to install",
            "  -Dmigrate.url=jdbc:postgresql://HOST:PORT/DATABASE, or the same in the POM",
            "  environment MIGRATE_URL (with MIGRATE_USERNAME, MIGRATE_PASSWORD) or DATABASE_URL",
            "  environment POSTGRES_SERVER, POSTGRES_PORT, POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB",
            "  environment PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, or PGSERVICE");
    private static final List<String> POSTGRES_VARIABLES = List.of(
            "POSTGRES_SERVER",
            "POSTGRES_PORT",
            "POSTGRES_USER",
            "POSTGRES_PASSWORD",
            "POSTGRES_PASSWORD_FILE",
            "POSTGRES_DB");
    private static final Set<String> NOT_PROPERTIES = Set.of("host", "port", "database", "user", "password");

    private final SettingsInputs inputs;
    private final SettingsCollector found = new SettingsCollector();

    private SettingsResolver(SettingsInputs inputs) {
        this.inputs = inputs;
    }

    /**
     * @throws MigrationFailure if no place names a database, or one that does is malformed; never holds a secret
     */
    public static DatabaseTarget resolve(SettingsInputs inputs) {
        return new SettingsResolver(inputs).resolve();
    }

    private DatabaseTarget resolve() {
        found.offer("user", inputs.commandLine().get("username"), "command line (-Dmigrate.username)");
        found.offer("password", inputs.commandLine().get("password"), "command line (-Dmigrate.password)");
        if (inputs.commandLine().containsKey("password")) {
            found.warn(
                    "-Dmigrate.password can be read in the machine's process list: prefer MIGRATE_PASSWORD, .pgpass or"
                            + " a <server> in settings.xml.");
        }
        String commandLineUrl = inputs.commandLine().getOrDefault("url", "");
        if (!commandLineUrl.isEmpty()) {
            String origin = "command line (-Dmigrate.url)";
            offerUrl(commandLineUrl, origin);
            offerMigrateEnvironment();
            offerPomCredentials();
            return fromUrl(commandLineUrl, origin);
        }
        offerMigrateEnvironment();
        Optional<DatabaseTarget> environment = fromEnvironment();
        return environment
                .or(this::fromPom)
                .orElseThrow(() -> MigrationFailure.misconfigured("No setting names the database.", CHOICES));
    }

    private void offerMigrateEnvironment() {
        found.offer("user", env("MIGRATE_USERNAME"), variable("MIGRATE_USERNAME"));
        found.offer("password", env("MIGRATE_PASSWORD"), variable("MIGRATE_PASSWORD"));
    }

    private Optional<DatabaseTarget> fromEnvironment() {
        if (!env("MIGRATE_URL").isEmpty()) {
            offerUrl(env("MIGRATE_URL"), variable("MIGRATE_URL"));
            offerPomCredentials();
            return Optional.of(fromUrl(env("MIGRATE_URL"), variable("MIGRATE_URL")));
        }
        if (!env("DATABASE_URL").isEmpty()) {
            return Optional.of(fromUrl(env("DATABASE_URL"), variable("DATABASE_URL")));
        }
        List<String> present =
                POSTGRES_VARIABLES.stream().filter(name -> !env(name).isEmpty()).toList();
        if (!present.isEmpty()) {
            return Optional.of(fromPostgresVariables(present));
        }
        return fromLibpq();
    }

    private DatabaseTarget fromPostgresVariables(List<String> present) {
        String origin = "environment variables " + String.join(", ", present);
        offerVariable("host", "POSTGRES_SERVER", "db");
        offerVariable("port", "POSTGRES_PORT", "5432");
        offerVariable("user", "POSTGRES_USER", "postgres");
        offerVariable("database", "POSTGRES_DB", "app");
        found.offer("password", env("POSTGRES_PASSWORD"), variable("POSTGRES_PASSWORD"));
        String file = env("POSTGRES_PASSWORD_FILE");
        if (!file.isEmpty() && found.get("password").isEmpty()) {
            found.offer("password", readSecret(Path.of(file)), variable("POSTGRES_PASSWORD_FILE"));
        }
        return server(origin);
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
        found.offer(name, env(variable), variable(variable));
        found.offer(name, otherwise, "default of " + variable);
    }

    private Optional<DatabaseTarget> fromLibpq() {
        String service = env("PGSERVICE");
        boolean named = List.of("PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE").stream()
                .anyMatch(name -> !env(name).isEmpty());
        if (service.isEmpty() && !named) {
            return Optional.empty();
        }
        if (!service.isEmpty()) {
            found.offerAll(service(service), "service '" + service + "' (" + variable("PGSERVICE") + ")");
        }
        found.offer("host", env("PGHOST"), variable("PGHOST"));
        found.offer("host", env("PGHOSTADDR"), variable("PGHOSTADDR"));
        found.offer("port", env("PGPORT"), variable("PGPORT"));
        found.offer("database", env("PGDATABASE"), variable("PGDATABASE"));
        return Optional.of(
                server(service.isEmpty() ? "libpq's environment variables (PGHOST …)" : variable("PGSERVICE")));
    }

    private Map<String, String> service(String name) {
        Path file = env("PGSERVICEFILE").isEmpty()
                ? inputs.home().resolve(".pg_service.conf")
                : Path.of(env("PGSERVICEFILE"));
        try {
            Optional<Map<String, String>> settings = ServiceFile.read(file, name);
            if (settings.isEmpty() && !env("PGSYSCONFDIR").isEmpty()) {
                settings = ServiceFile.read(Path.of(env("PGSYSCONFDIR")).resolve("pg_service.conf"), name);
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

    private Optional<DatabaseTarget> fromPom() {
        String url = inputs.pom().getOrDefault("url", "");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        offerPomCredentials();
        return Optional.of(fromUrl(url, "POM (migrate.url)"));
    }

    private void offerPomCredentials() {
        found.offer("user", inputs.pom().get("username"), "POM (migrate.username)");
        found.offer("password", inputs.pom().get("password"), "POM (migrate.password)");
        inputs.server().ifPresent(server -> {
            String origin = "settings.xml (serverId)";
            server.username().ifPresent(name -> found.offer("user", name, origin));
            server.password().ifPresent(password -> found.offer("password", password.reveal(), origin));
        });
    }

    private DatabaseTarget fromUrl(String url, String origin) {
        if (isEmbedded(url)) {
            return new DatabaseTarget.Embedded(origin);
        }
        offerUrl(url, origin);
        return server(origin);
    }

    private static boolean isEmbedded(String url) {
        return url.strip().equalsIgnoreCase("embedded");
    }

    /** User and password inside a URL stand where the URL stands. */
    private void offerUrl(String url, String origin) {
        if (isEmbedded(url)) {
            return;
        }
        try {
            found.offerAll(PostgresUrl.parse(url), origin);
        } catch (IllegalArgumentException e) {
            throw MigrationFailure.misconfigured(
                    "The database URL from " + origin + " cannot be used: " + e.getMessage() + ".",
                    "Expected jdbc:postgresql://HOST:PORT/DATABASE, postgresql://USER:PASSWORD@HOST:PORT/DATABASE or"
                            + " embedded.");
        }
    }

    private DatabaseTarget server(String origin) {
        DriverProperties.ENVIRONMENT.forEach((variable, name) ->
                found.offer(DriverProperties.nameOf(name).orElseThrow(), env(variable), variable(variable)));
        for (String variable : List.of("USER", "LOGNAME", "USERNAME")) {
            found.offer("user", env(variable), "the operating system's user");
        }
        String user = found.get("user")
                .map(Setting::value)
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "No setting names the database user.",
                        "Set MIGRATE_USERNAME, or put it into the URL: ?user=NAME."));
        found.offer("database", user, "default: the user's name");
        found.offer("host", "localhost", "default");
        found.offer("port", "5432", "default");
        String host = found.value("host", "");
        if (host.startsWith("/") || host.startsWith("@")) {
            throw MigrationFailure.misconfigured(
                    "The host from " + found.get("host").map(Setting::origin).orElse("") + " is a Unix socket: " + host
                            + ".",
                    "Java connects by TCP: use localhost, and a password or a line in pg_hba.conf.");
        }
        int port = port(found.value("port", ""));
        String database = found.value("database", "");
        offerPasswordFile(host, port, database, user);
        return new DatabaseTarget.Server(settings(host, port, database, user), origin, found.warnings());
    }

    private int port(String text) {
        try {
            return Integer.parseInt(PostgresUrl.port(text));
        } catch (IllegalArgumentException e) {
            throw MigrationFailure.misconfigured(
                    "The port from " + found.get("port").map(Setting::origin).orElse("")
                            + " is no number from 1 to 65535.",
                    "Correct it.");
        }
    }

    private void offerPasswordFile(String host, int port, String database, String user) {
        if (found.get("password").isPresent()) {
            return;
        }
        Path path = env("PGPASSFILE").isEmpty() ? inputs.home().resolve(".pgpass") : Path.of(env("PGPASSFILE"));
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

    private ConnectionSettings settings(String host, int port, String database, String user) {
        Map<String, String> properties = new LinkedHashMap<>();
        Map<String, String> origins = new LinkedHashMap<>();
        found.all().forEach((name, setting) -> {
            origins.put(name, setting.origin());
            if (!NOT_PROPERTIES.contains(name)) {
                properties.put(name, setting.value());
            }
        });
        return new ConnectionSettings(
                host,
                port,
                database,
                user,
                found.get("password").map(Setting::value).map(Secret::of),
                properties,
                origins);
    }

    private String env(String name) {
        return inputs.environment().getOrDefault(name, "");
    }

    private static String variable(String name) {
        return "environment variable " + name;
    }
}
