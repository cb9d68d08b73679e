package io.github.migratemaven.shadow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Who uses a cluster at the moment: one lock for each user, which goes when its process goes. */
final class ClusterUsers {
    private final Path directory;

    ClusterUsers(Path directory) {
        this.directory = directory;
    }

    /** Notes a user, until the lock is closed. */
    ProcessLock enter() throws IOException {
        Files.createDirectories(directory);
        return ProcessLock.tryAcquire(directory.resolve(UUID.randomUUID() + ".lock"))
                .orElseThrow(() -> new IOException("A new file in " + directory + " is locked"));
    }

    /** Whether nobody is left; forgets those whose process is gone. */
    boolean areGone() throws IOException {
        if (!Files.isDirectory(directory)) {
            return true;
        }
        boolean gone = true;
        for (Path file : locks()) {
            Optional<ProcessLock> lock = ProcessLock.tryAcquire(file);
            if (lock.isPresent()) {
                lock.get().close();
                Files.deleteIfExists(file);
            } else {
                gone = false;
            }
        }
        return gone;
    }

    private List<Path> locks() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".lock")).toList();
        }
    }
}
