package io.github.migratemaven.api.junit;

import io.github.migratemaven.api.Migrations;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.settings.DatabaseTarget;
import io.github.migratemaven.postgres.settings.SettingsInputs;
import io.github.migratemaven.postgres.settings.SettingsResolver;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.shadow.EmbeddedShadow;
import io.github.migratemaven.shadow.EmbeddedVersion;
import io.github.migratemaven.shadow.Platform;
import io.github.migratemaven.shadow.PostgresInstallations;
import io.github.migratemaven.shadow.ServerShadow;
import io.github.migratemaven.shadow.Shadow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The server on which the databases of all tests of a JVM are made; ends with the JVM's tests. */
@SuppressWarnings("deprecation") // AutoCloseable alone is closed by JUnit 5.13 and newer only
final class TestServer implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    private static final String POM = "pom.xml";

    private final Shadow shadow;

    private TestServer(Shadow shadow) {
        this.shadow = shadow;
    }

    /** As JUnit's configuration, which includes the system properties, or the environment says. */
    static TestServer start(ExtensionContext context) {
        Optional<String> url = setting(context, "migrate.test.url", "MIGRATE_TEST_URL");
        return url.map(TestServer::onServer).orElseGet(() -> embedded(module(), version(context)));
    }

    /** One whose cluster all modules of a build share, and so its templates: each in its turn, or one of several. */
    static TestServer embedded(Path module, EmbeddedVersion version) {
        Platform platform = Platform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        Path repository = Path.of(System.getProperty(
                "localRepository",
                Path.of(System.getProperty("user.home", ""), ".m2", "repository")
                        .toString()));
        PostgresInstallations installations = new PostgresInstallations(
                repository.resolve(".cache").resolve("migrate-maven-plugin"),
                platform,
                new ClasspathArchives(repository, platform),
                Reporter.silent());
        return new TestServer(EmbeddedShadow.open(directory(module), version, installations));
    }

    /** In the build directory of the project that is above all others. */
    static Path directory(Path module) {
        Path top = module.toAbsolutePath();
        while (top.getParent() != null && Files.isRegularFile(top.resolveSibling(POM))) {
            top = top.getParent();
        }
        return top.resolve("target").resolve("migrate").resolve("test");
    }

    private static Path module() {
        return Path.of(System.getProperty("basedir", ""));
    }

    /** A new database with what these revisions build. */
    ConnectionSettings database(Migrations migrations, String at) {
        String template = "test:" + migrations.fingerprint(at);
        synchronized (this) {
            Optional<ConnectionSettings> copy = shadow.createFrom(template);
            if (copy.isPresent()) {
                return copy.get();
            }
            ConnectionSettings first = shadow.create();
            if (!at.equals("base")) {
                migrations.dataSource(new TestConnections(first).dataSource()).upgrade(at);
            }
            shadow.keepAsTemplate(first, template);
            return first;
        }
    }

    void drop(ConnectionSettings database) {
        shadow.drop(database);
    }

    @Override
    public void close() {
        shadow.close();
    }

    private static TestServer onServer(String url) {
        DatabaseTarget target = SettingsResolver.resolve(
                new SettingsInputs(
                        Map.of("url", url),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        Path.of(System.getProperty("user.home", ""))),
                "migrate.test.url");
        if (target instanceof DatabaseTarget.Server server) {
            return new TestServer(ServerShadow.open(server.settings()));
        }
        return embedded(module(), EmbeddedVersion.newest());
    }

    private static EmbeddedVersion version(ExtensionContext context) {
        return setting(context, "migrate.postgresVersion", "MIGRATE_POSTGRES_VERSION")
                .map(TestServer::version)
                .orElseGet(EmbeddedVersion::newest);
    }

    private static EmbeddedVersion version(String text) {
        try {
            int major = Integer.parseInt(text.strip());
            EmbeddedVersion version = EmbeddedVersion.nearest(major);
            if (version.major() == major) {
                return version;
            }
        } catch (NumberFormatException noNumber) {
            // Said below.
        }
        throw MigrationFailure.misconfigured(
                "migrate.postgresVersion is '" + text + "'.",
                "Choose a major version from " + EmbeddedVersion.nearest(0).major() + " to "
                        + EmbeddedVersion.newest().major() + ".");
    }

    private static Optional<String> setting(ExtensionContext context, String property, String variable) {
        return context.getConfigurationParameter(property)
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }
}
