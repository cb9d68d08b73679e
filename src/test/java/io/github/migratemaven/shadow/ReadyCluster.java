package io.github.migratemaven.shadow;

import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.testing.FastTempDir;
import io.github.migratemaven.testing.TestInstallations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.file.PathUtils;

/** An embedded database that is initialised once for all tests: to copy it takes a tenth of the time. */
public final class ReadyCluster {
    private static final Path ORIGINAL = make();

    private ReadyCluster() {}

    /** An embedded database in a directory that is not there yet, as a stopped server has left it. */
    public static void in(Path directory) throws IOException {
        PathUtils.copyDirectory(ORIGINAL, directory);
    }

    private static Path make() {
        try {
            Path directory = FastTempDir.make();
            Path original = directory.resolve("ready");
            EmbeddedDatabase database = new EmbeddedDatabase(
                    original, EmbeddedVersion.newest(), TestInstallations.shared(), Reporter.silent());
            database.start();
            database.stop();
            FileUtils.forceDeleteOnExit(directory.toFile());
            Files.deleteIfExists(original.resolve("port"));
            return original;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
