package io.github.migratemaven.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The PgBouncer of this machine in front of a real server; whoever needs one is skipped where there is none. */
public final class PgBouncer implements AutoCloseable {
    private final Process process;
    private final Path directory;
    private final ConnectionSettings settings;

    private PgBouncer(Process process, Path directory, ConnectionSettings settings) {
        this.process = process;
        this.directory = directory;
        this.settings = settings;
    }

    /**
     * A pool that leaves sessions as its clients leave them, so that a test sees what the plugin leaves.
     *
     * @param mode its {@code pool_mode}
     * @param sessions how many it keeps on the server
     */
    public static PgBouncer inFrontOf(ConnectionSettings server, String mode, int sessions) {
        return inFrontOf(server, mode, sessions, "");
    }

    /** A pool of sessions as PgBouncer is configured by default. */
    public static PgBouncer ofSessions(ConnectionSettings server) {
        return inFrontOf(server, "session", 20, "DISCARD ALL");
    }

    private static PgBouncer inFrontOf(ConnectionSettings server, String mode, int sessions, String whenGivenBack) {
        Path program = Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(""));
        assumeTrue(Files.isExecutable(program) && !program.toString().isEmpty(), "There is no PgBouncer here");
        try {
            Path directory = Files.createTempDirectory("migrate-pgbouncer-");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path ini = directory.resolve("pgbouncer.ini");
            int port = freePort();
            Files.writeString(ini, """
                [databases]
                * = host=127.0.0.1 port=%d user=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = %s
                default_pool_size = %d
                server_reset_query = %s
                ignore_startup_parameters = extra_float_digits
                """.formatted(server.port(), server.user(), port, mode, sessions, whenGivenBack));
            List<String> command = new ArrayList<>(List.of(program.toString()));
            if (System.getProperty("user.name").equals("root")) {
                command.addAll(List.of("-u", "nobody"));
            }
            command.add(ini.toString());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
            ConnectionSettings settings = new ConnectionSettings(
                    "127.0.0.1", port, server.database(), server.user(), server.password(), Map.of(), Map.of());
            PgBouncer bouncer = new PgBouncer(process, directory, settings);
            Await.until("PgBouncer answers", () -> !process.isAlive() || answers(settings));
            assumeTrue(process.isAlive(), "PgBouncer does not start: " + Files.readString(directory.resolve("log")));
            return bouncer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(ConnectionSettings settings) {
        try {
            settings.open().close();
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** The server, reached through the pool. */
    public ConnectionSettings settings() {
        return settings;
    }

    /** What another client finds in the server session that the pool hands it, as it may be left by whoever had it before. */
    public List<String> sessionOfTheApplication() {
        return new Database(settings)
                .column("select name || ' = ' || setting from pg_settings where source = 'session' or name in"
                        + " ('search_path', 'client_connection_check_interval', 'lock_timeout', 'statement_timeout',"
                        + " 'extra_float_digits', 'default_transaction_read_only', 'synchronous_commit')"
                        + " union all select 'locks ' || count(*) from pg_locks where locktype = 'advisory'"
                        + " and pid = pg_backend_pid() order by 1");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try (Stream<Path> files = Files.list(directory)) {
            process.waitFor();
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
