package io.github.migratemaven.postgres.settings;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.postgres.connection.ServerAddress;
import io.github.migratemaven.postgres.sql.Identifiers;
import io.github.migratemaven.report.MigrationFailure;
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
    private static final Set<String> NOT_PROPERTIES = Set.of(
            "host",
            "hostaddr",
            "port",
            "database",
            "user",
            "password",
            "passfile",
            "service",
            "servicefile",
            DriverProperties.SYSTEM_AUTHORITIES);

    private static final String ON_THE_COMMAND_LINE = "command line (-Dmigrate.url)";

    private final SettingsInputs inputs;
    private final String urlOrigin;
    private final SettingsCollector found = new SettingsCollector();
    private final EnvironmentVariables variables;
    private final LibpqSettings libpq;

    private SettingsResolver(SettingsInputs inputs, String urlOrigin) {
        this.inputs = inputs;
        this.urlOrigin = urlOrigin;
        this.variables = new EnvironmentVariables(inputs.environment(), found);
        this.libpq = new LibpqSettings(variables, inputs.home(), found);
    }

    /**
     * @throws MigrationFailure if no place names a database, or one that does is malformed; never holds a secret
     */
    public static DatabaseTarget resolve(SettingsInputs inputs) {
        return new SettingsResolver(inputs, ON_THE_COMMAND_LINE).resolve();
    }

    /**
     * As {@link #resolve(SettingsInputs)}, where the URL that stands for the command line's is another parameter's.
     *
     * @param parameter the name that messages blame
     */
    public static DatabaseTarget resolve(SettingsInputs inputs, String parameter) {
        return new SettingsResolver(inputs, parameter).resolve();
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
            offerUrl(commandLineUrl, urlOrigin);
            offerMigrateEnvironment();
            offerPomCredentials();
            return fromUrl(commandLineUrl, urlOrigin);
        }
        offerMigrateEnvironment();
        Optional<DatabaseTarget> environment = fromEnvironment();
        Optional<DatabaseTarget> target = environment.isPresent() ? environment : fromPom();
        if (target.isEmpty()) {
            throw MigrationFailure.misconfigured("No setting names the database.", CHOICES);
        }
        return target.get();
    }

    private void offerMigrateEnvironment() {
        found.offer("user", variables.get("MIGRATE_USERNAME"), EnvironmentVariables.origin("MIGRATE_USERNAME"));
        found.offer("password", variables.get("MIGRATE_PASSWORD"), EnvironmentVariables.origin("MIGRATE_PASSWORD"));
    }

    private Optional<DatabaseTarget> fromEnvironment() {
        if (!variables.get("MIGRATE_URL").isEmpty()) {
            offerUrl(variables.get("MIGRATE_URL"), EnvironmentVariables.origin("MIGRATE_URL"));
            offerPomCredentials();
            return Optional.of(fromUrl(variables.get("MIGRATE_URL"), EnvironmentVariables.origin("MIGRATE_URL")));
        }
        if (!variables.get("DATABASE_URL").isEmpty()) {
            return Optional.of(fromUrl(variables.get("DATABASE_URL"), EnvironmentVariables.origin("DATABASE_URL")));
        }
        return variables.offerContainer().or(libpq::offer).map(this::server);
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
        if (inputs.server().isPresent()) {
            Credentials server = inputs.server().get();
            String origin = "settings.xml (serverId)";
            server.username().ifPresent(name -> found.offer("user", name, origin));
            server.password().ifPresent(password -> found.offer("password", password.reveal(), origin));
        }
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
            DriverProperties.offerAll(PostgresUrl.parse(url), origin, found);
        } catch (IllegalArgumentException e) {
            throw MigrationFailure.misconfigured(
                    "The database URL from " + origin + " cannot be used: " + e.getMessage() + ".",
                    "Expected jdbc:postgresql://HOST:PORT/DATABASE (or HOST1:PORT1,HOST2:PORT2),"
                            + " postgresql://USER:PASSWORD@HOST:PORT/DATABASE or embedded.");
        }
    }

    private DatabaseTarget server(String origin) {
        libpq.offerService();
        DriverProperties.offerEnvironment(variables, found);
        DriverProperties.requireVerifiedHost(found);
        for (String variable : List.of("USER", "LOGNAME", "USERNAME")) {
            found.offer("user", variables.get(variable), "the operating system's user");
        }
        String user = found.value("user", "");
        if (user.isEmpty()) {
            throw MigrationFailure.misconfigured(
                    "No setting names the database user.", "Set MIGRATE_USERNAME, or put it into the URL: ?user=NAME.");
        }
        found.offer("database", user, "default: the user's name");
        Optional<Setting> address = found.get("hostaddr");
        if (address.isPresent()) {
            found.offer("host", address.get().value(), address.get().origin());
        }
        found.offer("host", "localhost", "default");
        found.offer("port", "5432", "default");
        List<ServerAddress> servers = servers();
        String database = found.value("database", "");
        if (found.get("password").isEmpty()) {
            servers = libpq.offerPasswords(servers, database, user);
        }
        return new DatabaseTarget.Server(settings(servers, database, user), origin, found.warnings());
    }

    private List<ServerAddress> servers() {
        List<ServerAddress> servers;
        try {
            servers = ServerAddress.list(found.value("host", ""), found.value("port", ""));
        } catch (IllegalArgumentException e) {
            throw MigrationFailure.misconfigured(
                    "The host from " + origin("host") + " and the port from " + origin("port") + " cannot be used: "
                            + e.getMessage() + ".",
                    "Correct them.");
        }
        for (ServerAddress server : servers) {
            String host = server.host();
            if (host.startsWith("/") || host.startsWith("@")) {
                throw MigrationFailure.misconfigured(
                        "The host from " + origin("host") + " is a Unix socket: " + host + ".",
                        "Java connects by TCP: use localhost, and a password or a line in pg_hba.conf.");
            }
        }
        return servers;
    }

    private String origin(String name) {
        return found.get(name).map(Setting::origin).orElse("");
    }

    private ConnectionSettings settings(List<ServerAddress> servers, String database, String user) {
        Map<String, String> properties = new LinkedHashMap<>();
        Map<String, String> origins = new LinkedHashMap<>(found.origins());
        for (Map.Entry<String, Setting> each : found.all().entrySet()) {
            origins.put(each.getKey(), each.getValue().origin());
            if (!NOT_PROPERTIES.contains(each.getKey())) {
                properties.put(each.getKey(), each.getValue().value());
            }
        }
        Identifiers.require(database, "The name of the database (" + origins.getOrDefault("database", "default") + ")");
        Identifiers.require(user, "The name of the user (" + origins.getOrDefault("user", "default") + ")");
        return new ConnectionSettings(
                servers,
                database,
                user,
                found.get("password").map(Setting::value).map(Secret::of),
                properties,
                origins);
    }
}
