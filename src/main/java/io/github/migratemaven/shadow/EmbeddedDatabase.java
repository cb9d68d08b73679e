package io.github.migratemaven.shadow;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * The database that the URL {@code embedded} means: a cluster in the project's build directory for development and
 * integration tests, whose server is either left running or runs as long as somebody uses it.
 */
public final class EmbeddedDatabase {
    /** The name of the database in it. */
    public static final String DATABASE = "app";

    private static final Duration LOCK_LIMIT = Duration.ofMinutes(2);
    private static final String IN_USE = "55006";
    private static final String BY_HAND = "The server runs until it is stopped; it was started in ";

    private final ClusterDirectory directory;
    private final Reporter reporter;
    private final Cluster cluster;
    private final ClusterUsers users;

    /**
     * The database in a directory, which is created when need be.
     *
     * @param directory kept between builds; deleting it while no server runs deletes the database
     * @param version used when there is no cluster in the directory yet, and must be its major version when there is
     * @param installations the binaries
     * @param reporter told when another build is waited for
     */
    public EmbeddedDatabase(
            Path directory, EmbeddedVersion version, PostgresInstallations installations, Reporter reporter) {
        this.directory = ClusterDirectory.at(directory, version, ClusterProfile.DEVELOPMENT);
        this.reporter = reporter;
        this.cluster = new Cluster(this.directory, installations);
        this.users = new ClusterUsers(this.directory.path().resolve("users"));
    }

    /** A file that holds the password of the role to log in as, and that only its owner can read. */
    public Path passwordFile() {
        return directory.passwordFile();
    }

    /** The database, if its server is running. */
    public Optional<ConnectionSettings> connection() {
        return cluster.running().map(server -> server.withDatabase(DATABASE));
    }

    /**
     * Starts the server unless it runs, and leaves it running until {@link #stop()}.
     *
     * @throws MigrationFailure when it does not start
     */
    public ConnectionSettings start() {
        return whileLocked(() -> {
            ConnectionSettings database = startServer();
            Files.writeString(leftRunning(), BY_HAND + ProcessSpace.own().text() + "\n");
            return database;
        });
    }

    /**
     * As {@link #start()}, for one build, which finds an empty database. What somebody is at work on stays: a server that
     * was started by hand, by this build itself, or that others are connected to.
     *
     * @param build a text that tells this build from others
     * @throws MigrationFailure when it does not start
     */
    public BuildDatabase startForBuild(String build) {
        return whileLocked(() -> {
            String mark = "Started by a build: " + build + "\n";
            Optional<ConnectionSettings> running = cluster.running();
            String before = running.isPresent() ? mark() : "";
            if (before.equals(mark)) {
                return new BuildDatabase(startServer(), true);
            }
            boolean inUse = running.isPresent() && (before.startsWith(BY_HAND) || !users.areGone());
            ConnectionSettings server = running.isPresent() ? running.get() : startCluster();
            boolean empty = !inUse && drop(server);
            ConnectionSettings database = startServer();
            if (!before.startsWith(BY_HAND)) {
                Files.writeString(leftRunning(), mark);
            }
            return new BuildDatabase(database, empty);
        });
    }

    /**
     * The database of a build.
     *
     * @param empty whether it holds nothing but what this build has put into it
     */
    public record BuildDatabase(ConnectionSettings connection, boolean empty) {}

    /**
     * Drops the database with all that is in it and creates it anew, unless somebody is connected to it.
     *
     * @return whether it is empty now
     */
    public boolean empty() {
        return whileLocked(() -> {
            Optional<ConnectionSettings> running = cluster.running();
            if (running.isPresent()) {
                return makeEmpty(running.get());
            }
            Watchdog watchdog = Watchdog.overServerOf(directory);
            try (watchdog) {
                boolean empty = makeEmpty(startCluster());
                cluster.stop();
                return empty;
            }
        });
    }

    private static boolean makeEmpty(ConnectionSettings server) {
        boolean dropped = drop(server);
        createDatabase(server);
        return dropped;
    }

    /** Whether it could be dropped: PostgreSQL refuses while anybody is connected. */
    private static boolean drop(ConnectionSettings server) {
        try (Connection connection = server.open();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + Quoting.identifier(DATABASE));
            return true;
        } catch (SQLException e) {
            if (IN_USE.equals(e.getSQLState())) {
                return false;
            }
            throw notAnswering(e);
        }
    }

    private static MigrationFailure notAnswering(SQLException e) {
        return MigrationFailure.failed(
                "The embedded server runs, but does not answer: " + e.getMessage(),
                "Stop it with mvn migrate:stop, then run the goal again.",
                e);
    }

    /**
     * Stops the server, whoever uses it.
     *
     * @return whether it was running
     */
    public boolean stop() {
        return whileLocked(() -> {
            requireNoneElsewhere();
            boolean stopped = cluster.stop();
            Files.deleteIfExists(leftRunning());
            return stopped;
        });
    }

    /**
     * Uses the database until the lease is closed. A server that did not run is started, and stopped when the last
     * lease is closed.
     *
     * @throws MigrationFailure when it does not start
     */
    public Lease lease() {
        return whileLocked(() -> {
            ProcessLock user = users.enter();
            Watchdog watchdog = Watchdog.overServerOf(directory, user);
            try {
                return new Lease(this, startServer(), user, watchdog);
            } catch (IOException | RuntimeException e) {
                release(user, watchdog);
                throw e;
            }
        });
    }

    /** The use of the database by one goal. */
    public static final class Lease implements AutoCloseable {
        private final EmbeddedDatabase owner;
        private final ConnectionSettings connection;
        private final ProcessLock user;
        private final Watchdog watchdog;
        private final Thread endWithJvm;
        private boolean released;

        private Lease(EmbeddedDatabase owner, ConnectionSettings connection, ProcessLock user, Watchdog watchdog) {
            this.owner = owner;
            this.connection = connection;
            this.user = user;
            this.watchdog = watchdog;
            this.endWithJvm = ShutdownHook.run(this::release);
        }

        /** The database. */
        public ConnectionSettings connection() {
            return connection;
        }

        @Override
        public void close() {
            ShutdownHook.forget(endWithJvm);
            release();
        }

        /** Once: whoever closes it while the JVM ends waits for the hook, or the other way round. */
        private synchronized void release() {
            if (!released) {
                released = true;
                owner.leave(user, watchdog);
            }
        }
    }

    private void leave(ProcessLock user, Watchdog watchdog) {
        whileLocked(() -> release(user, watchdog));
    }

    private boolean release(ProcessLock user, Watchdog watchdog) throws IOException {
        try (watchdog) {
            user.close();
            return users.areGone() && !Files.exists(leftRunning()) && cluster.stop();
        }
    }

    private ConnectionSettings startServer() throws IOException {
        Optional<ConnectionSettings> running = cluster.running();
        ConnectionSettings server = running.isPresent() ? running.get() : startCluster();
        createDatabase(server);
        return server.withDatabase(DATABASE);
    }

    private ConnectionSettings startCluster() throws IOException {
        requireNoneElsewhere();
        Files.deleteIfExists(leftRunning());
        return cluster.start();
    }

    /** Two servers on one data directory destroy it, and PostgreSQL's own guard does not see into containers either. */
    private void requireNoneElsewhere() throws IOException {
        String mark = mark();
        if (mark.startsWith(BY_HAND)
                && Files.exists(PostmasterPid.fileIn(directory.data()))
                && ProcessSpace.own().hides(ProcessSpace.parse(mark.substring(BY_HAND.length())))) {
            throw MigrationFailure.refused(
                    "The embedded database in " + directory.path()
                            + " was started by migrate:start in another container,"
                            + " or on the machine outside of this one, and may still run there.",
                    "Stop it there with mvn migrate:stop. If it runs no more, delete the file " + leftRunning() + ".");
        }
    }

    /** Who has left the server running; empty if nobody has. */
    private String mark() throws IOException {
        return Files.exists(leftRunning()) ? Files.readString(leftRunning()) : "";
    }

    private static void createDatabase(ConnectionSettings server) {
        try (Connection connection = server.open();
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute("create database " + Quoting.identifier(DATABASE));
            }
        } catch (SQLException e) {
            throw notAnswering(e);
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet found =
                statement.executeQuery("select from pg_database where datname = " + Quoting.literal(DATABASE))) {
            return found.next();
        }
    }

    private Path leftRunning() {
        return directory.path().resolve("left-running");
    }

    private <T> T whileLocked(Work<T> work) {
        try {
            ProcessLock lock = ProcessLock.acquire(
                    directory.path().resolve("lock"),
                    LOCK_LIMIT,
                    () -> reporter.info("Waiting for another build to start or stop the embedded database"));
            try (lock) {
                return work.run();
            }
        } catch (IOException e) {
            throw directory.unusable(e);
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }
}
