package io.github.migratemaven.testing;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.ServerAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A primary and a standby that streams from it, which can take its place. */
public final class ReplicatedServer implements AutoCloseable {
    private final int major;
    private final Path directory;
    private Node primary;
    private Node standby;
    private int copies;

    /** A running server and its data directory. */
    private record Node(EmbeddedPostgres server, Path data) {
        Database database() {
            return new Database(ConnectionSettings.local(server.getPort(), "postgres", "postgres"));
        }

        ServerAddress address() {
            return new ServerAddress("localhost", server.getPort());
        }

        /** As when the machine loses its power. */
        void crash() {
            try {
                long postmaster = Long.parseLong(
                        Files.readAllLines(data.resolve("postmaster.pid")).get(0));
                new ProcessBuilder("kill", "-QUIT", String.valueOf(postmaster))
                        .start()
                        .waitFor();
                Await.until(
                        "the server is down", () -> ProcessHandle.of(postmaster).isEmpty());
                server.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    public ReplicatedServer(int major, Path directory) {
        this.major = major;
        this.directory = directory;
        this.primary = start(directory.resolve("node0"));
        this.standby = standbyOf(primary);
    }

    /** Both servers, of which the primary is wanted. */
    public ConnectionSettings settings() {
        return new ConnectionSettings(
                List.of(primary.address(), standby.address()),
                "postgres",
                "postgres",
                Optional.empty(),
                Map.of("targetServerType", "primary"),
                Map.of());
    }

    public Database primary() {
        return primary.database();
    }

    public Database standby() {
        return standby.database();
    }

    /** From now on the standby receives nothing any more. */
    public void detachStandby() {
        awaitStandby();
        standby().run("alter system set primary_conninfo = ''");
        standby().run("select pg_reload_conf()");
        Await.until("the standby is detached", () -> primary()
                .value("select count(*) from pg_stat_replication")
                .equals("0"));
    }

    /** No COMMIT is answered any more: it waits for more standbys than there are, after it has taken place. */
    public void holdCommits() {
        primary().run("alter system set synchronous_standby_names = '2 (*)'");
        primary().run("select pg_reload_conf()");
        Await.until(
                "the setting is there",
                () -> primary().value("show synchronous_standby_names").equals("2 (*)"));
    }

    public void awaitHeldCommit() {
        Await.until("a COMMIT waits for a standby", () -> !primary()
                .column("select 1 from pg_stat_activity where wait_event = 'SyncRep'")
                .isEmpty());
    }

    /** Waits until the standby shows what the primary has written so far. */
    public void awaitStandby() {
        String written = primary().value("select pg_current_wal_lsn()");
        Await.until("the standby has caught up", () -> standby()
                .value("select pg_last_wal_replay_lsn() >= '" + written + "'")
                .equals("t"));
    }

    public void crashPrimary() {
        primary.crash();
    }

    public void promoteStandby() {
        standby().run("select pg_promote()");
    }

    /** The promoted standby is the primary from now on, and a new standby streams from it. */
    public void replaceStandby() {
        delete(primary.data());
        primary = standby;
        primary.database().run("alter system reset primary_conninfo");
        standby = standbyOf(primary);
    }

    /** By a backup through SQL: pg_basebackup is not among the embedded binaries. */
    private Node standbyOf(Node source) {
        copies++;
        Path data = directory.resolve("node" + copies);
        try (Connection connection = source.database().settings().open();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            copy(source.data(), data);
            try (ResultSet row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                row.next();
                Files.writeString(data.resolve("backup_label"), row.getString(1));
            }
            Files.createFile(data.resolve("standby.signal"));
            Files.writeString(
                    data.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=localhost port=" + source.server().getPort() + " user=postgres'\n",
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return start(data);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith("postmaster.")) {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Node start(Path data) {
        EmbeddedPostgres.Builder builder = TestPostgres.builder(major)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("wal_level", "replica")
                .setServerConfig("wal_receiver_status_interval", "1s")
                .setServerConfig("wal_retrieve_retry_interval", "100ms");
        try {
            return new Node(builder.start(), data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        for (Node node : List.of(primary, standby)) {
            try {
                node.server().close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
