package io.github.migratemaven.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Temporary directories in memory where there is room: a cluster is a thousand files. */
public final class FastTempDir implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long MEMORY_NEEDED = 8L << 30;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension) throws IOException {
        return make();
    }

    /** One that whoever asks deletes. */
    public static Path make() throws IOException {
        return hasRoom()
                ? Files.createTempDirectory(MEMORY, "migrate-test-")
                : Files.createTempDirectory("migrate-test-");
    }

    private static boolean hasRoom() throws IOException {
        return Files.isDirectory(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > MEMORY_NEEDED;
    }
}
