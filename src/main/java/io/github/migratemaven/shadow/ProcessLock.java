package io.github.migratemaven.shadow;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A lock on a path, held against every other process and every other thread of this one, and gone with its holder.
 *
 * <p>An operating system's file lock alone does not do: on POSIX systems it belongs to the process, and closing any
 * other handle of the file releases it. So a process that holds a lock says so in a note beside it, which is looked at
 * before the file is opened.
 */
public final class ProcessLock implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final Path file;
    private final FileChannel channel;
    private final Path note;

    private ProcessLock(Path file, FileChannel channel, Path note) {
        this.file = file;
        this.channel = channel;
        this.note = note;
    }

    /** What is locked. */
    Path file() {
        return file;
    }

    /** Names the process that holds the lock, or that held it last and was killed. */
    Path note() {
        return note;
    }

    /** The lock, unless another process or thread holds it. */
    static Optional<ProcessLock> tryAcquire(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        // An interned text is one object for all class loaders of the JVM, as a static field would not be.
        synchronized (("lock of " + absolute).intern()) {
            Path note = absolute.resolveSibling(absolute.getFileName() + ".holder");
            if (Files.exists(note) && Files.readString(note).equals(thisProcess())) {
                return Optional.empty();
            }
            return open(absolute, note);
        }
    }

    private static Optional<ProcessLock> open(Path file, Path note) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean kept = false;
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                return Optional.empty();
            }
            Files.writeString(note, thisProcess());
            kept = true;
            return Optional.of(new ProcessLock(file, channel, note));
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    /**
     * Waits for the lock.
     *
     * @param limit how long to wait at most
     * @param whenWaiting run once when the lock is not free at once
     * @throws IOException also when the limit has passed
     */
    public static ProcessLock acquire(Path file, Duration limit, Runnable whenWaiting) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        Optional<ProcessLock> lock = tryAcquire(file);
        if (lock.isEmpty()) {
            whenWaiting.run();
        }
        while (lock.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IOException(file + " is still locked by another process after " + limit.toSeconds() + " s");
            }
            Polling.of(POLL);
            lock = tryAcquire(file);
        }
        return lock.get();
    }

    private static String thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        return process.pid() + " since "
                + process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(note);
        channel.close();
    }
}
