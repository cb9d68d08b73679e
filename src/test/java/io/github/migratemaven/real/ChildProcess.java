package io.github.migratemaven.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Another program, with what it prints in a file. */
record ChildProcess(Path directory, Path log, Optional<Path> javaHome) {
    private static final long MINUTES = 30;

    /** Runs it to its end; its exit code, or -1 when it took too long. */
    int run(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            return process.exitValue();
        }
        end(process);
        return -1;
    }

    /** Runs it until it prints the text, then ends it; whether it did. */
    boolean runUntil(List<String> command, String text) throws IOException, InterruptedException {
        Process process = start(command);
        try {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            while (System.nanoTime() < end) {
                boolean ended = process.waitFor(300, TimeUnit.MILLISECONDS);
                if (Files.readString(log).contains(text)) {
                    return true;
                }
                if (ended) {
                    return false;
                }
            }
            return false;
        } finally {
            end(process);
        }
    }

    private Process start(List<String> command) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        javaHome.ifPresent(home -> builder.environment().put("JAVA_HOME", home.toString()));
        return builder.start();
    }

    private static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
