package io.github.migratemaven.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.apache.commons.io.file.PathUtils;

/** A data directory of each version that is initialised once for all virtual machines of a build: a copy takes a tenth of the time. */
final class InitialisedData {
    private static final Path ORIGINALS = Path.of("target", "test-clusters");

    private InitialisedData() {}

    /** A directory of its own for a server, which keeps what it finds there. */
    static Path copy(int major, Supplier<EmbeddedPostgres.Builder> builder) throws IOException {
        Path data = FastTempDir.make().resolve("data");
        PathUtils.copyDirectory(original(major, builder), data);
        if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        }
        return data;
    }

    private static Path original(int major, Supplier<EmbeddedPostgres.Builder> builder) throws IOException {
        Path original = ORIGINALS.resolve(String.valueOf(major));
        Files.createDirectories(ORIGINALS);
        try (FileChannel file = FileChannel.open(
                        ORIGINALS.resolve(major + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = file.lock()) {
            if (alone.isValid() && !Files.isDirectory(original)) {
                Path made = FastTempDir.make().resolve("data");
                builder.get()
                        .setCleanDataDirectory(false)
                        .setDataDirectory(made)
                        .start()
                        .close();
                Path whole = ORIGINALS.resolve(major + ".new");
                if (Files.exists(whole)) {
                    PathUtils.deleteDirectory(whole);
                }
                PathUtils.copyDirectory(made, whole);
                PathUtils.deleteDirectory(made.getParent());
                Files.move(whole, original, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return original;
    }
}
