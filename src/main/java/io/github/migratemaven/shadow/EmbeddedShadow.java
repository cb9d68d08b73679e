package io.github.migratemaven.shadow;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A shadow on an embedded server that lives as long as this object. Its cluster is kept, so that the next one starts
 * at once and finds the templates. Builds that run at the same time use clusters of their own.
 */
public final class EmbeddedShadow implements Shadow {
    private static final int CLUSTERS = 16;
    private static final int TEMPLATES_KEPT = 20;
    private static final int FIRST_WITH_FILE_COPY = 15;

    private final EmbeddedVersion version;
    private final ProcessLock lock;
    private final Cluster cluster;
    private final Watchdog watchdog;
    private final Thread endWithJvm;
    private final ShadowDatabases databases;

    private EmbeddedShadow(EmbeddedVersion version, ProcessLock lock, Cluster cluster, Watchdog watchdog) {
        this.version = version;
        this.lock = lock;
        this.cluster = cluster;
        this.watchdog = watchdog;
        this.endWithJvm = ShutdownHook.run(cluster::stop);
        try {
            // Left by a process that was killed, and its watchdog may be about to stop it.
            cluster.stop();
            ConnectionSettings maintenance = cluster.start();
            this.databases = new ShadowDatabases(
                    maintenance, maintenance.open(), "migrate_template_", fileCopy(version.major()), Clock.systemUTC());
            databases.dropLeftovers(Duration.ZERO);
        } catch (SQLException e) {
            throw release(MigrationFailure.failed(
                    "The shadow database started, but does not answer: " + e.getMessage(),
                    Troubleshooting.USE_A_SERVER,
                    e));
        } catch (RuntimeException e) {
            throw release(e);
        }
    }

    /**
     * Starts a server.
     *
     * @param directory where clusters are kept, in the build directory; created when need be
     * @param version the PostgreSQL wanted
     * @param installations the binaries
     * @throws MigrationFailure when the binaries cannot be had or the server does not start
     */
    public static EmbeddedShadow open(Path directory, EmbeddedVersion version, PostgresInstallations installations) {
        String name = installations.platform().classifier() + "-" + version.major();
        try {
            Files.createDirectories(directory);
            for (int number = 1; number <= CLUSTERS; number++) {
                Path path = directory.resolve(number == 1 ? name : name + "-" + number);
                Optional<ProcessLock> lock = ProcessLock.tryAcquire(path.resolveSibling(path.getFileName() + ".lock"));
                if (lock.isPresent()) {
                    ClusterDirectory cluster = ClusterDirectory.at(path, version, ClusterProfile.SHADOW);
                    return new EmbeddedShadow(
                            version,
                            lock.get(),
                            new Cluster(cluster, installations),
                            Watchdog.overServerOfOne(cluster, lock.get()));
                }
            }
        } catch (IOException e) {
            throw MigrationFailure.failed(
                    "The shadow database's directory " + directory + " cannot be used: " + e,
                    "Check that the build may write there.",
                    e);
        }
        throw MigrationFailure.refused(
                CLUSTERS + " other builds use the shadow databases in " + directory + ".", "Try again later.");
    }

    /** The option to copy files, which writes no log and leaves nothing to be written when a database is dropped. */
    static String fileCopy(int majorVersion) {
        return majorVersion >= FIRST_WITH_FILE_COPY ? " strategy file_copy" : "";
    }

    @Override
    public int majorVersion() {
        return version.major();
    }

    @Override
    public ConnectionSettings create() {
        return databases.create();
    }

    @Override
    public Optional<ConnectionSettings> createFrom(String templateKey) {
        return databases.createFrom(templateKey);
    }

    @Override
    public void keepAsTemplate(ConnectionSettings database, String templateKey) {
        databases.keepAsTemplate(database, templateKey);
        databases.pruneTemplates(TEMPLATES_KEPT);
    }

    @Override
    public void giveAsTemplate(ConnectionSettings database, String templateKey) {
        databases.giveAsTemplate(database, templateKey);
        databases.pruneTemplates(TEMPLATES_KEPT);
    }

    @Override
    public Optional<ConnectionSettings> template(String templateKey) {
        return databases.template(templateKey);
    }

    @Override
    public void ensureRoles(Set<String> names) {
        databases.ensureRoles(names);
    }

    /** Templates that know the role go with it. */
    @Override
    public boolean dropLeftRole(String name) {
        databases.pruneTemplates(0);
        return databases.dropRoleUnlessNeeded(name);
    }

    @Override
    public void drop(ConnectionSettings database) {
        databases.drop(database.database());
    }

    @Override
    public void close() {
        try {
            databases.close();
        } catch (RuntimeException e) {
            throw release(e);
        }
        release();
    }

    private RuntimeException release(RuntimeException failure) {
        try {
            release();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private void release() {
        try (lock;
                watchdog) {
            ShutdownHook.forget(endWithJvm);
            cluster.stop();
        } catch (IOException e) {
            throw MigrationFailure.failed("The shadow database's lock could not be released: " + e, "", e);
        }
    }
}
