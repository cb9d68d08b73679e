package io.github.migratemaven.bundle;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A bundle that runs as a process of its own, in an empty directory and an empty environment. */
final class BundleProcess {
    private final Process process;
    private final Path output;
    private final Path log;

    private BundleProcess(Process process, Path output, Path log) {
        this.process = process;
        this.output = output;
        this.log = log;
    }

    /** @param directory an empty one, which also receives what the process says */
    static BundleProcess start(Path jar, Path directory, ConnectionSettings database, String... arguments) {
        return start(
                List.of(),
                List.of("-Djava.io.tmpdir=" + directory, "-Duser.home=" + directory),
                jar,
                directory,
                database,
                arguments);
    }

    /**
     * As {@link #start(Path, Path, ConnectionSettings, String...)}, somehow else.
     *
     * @param around words before the command, of a program that runs it
     * @param java options of the virtual machine
     */
    static BundleProcess start(
            List<String> around,
            List<String> java,
            Path jar,
            Path directory,
            ConnectionSettings database,
            String... arguments) {
        Path output = directory.resolveSibling(directory.getFileName() + ".out");
        Path log = directory.resolveSibling(directory.getFileName() + ".err");
        List<String> command = new ArrayList<>(around);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(java);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(log.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv().getOrDefault("PATH", ""));
        builder.environment().put("MIGRATE_URL", database.displayUrl());
        builder.environment().put("MIGRATE_USERNAME", database.user());
        database.password().ifPresent(secret -> builder.environment().put("MIGRATE_PASSWORD", secret.reveal()));
        try {
            return new BundleProcess(builder.start(), output, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BundleProcess awaitInLog(String text) {
        Await.until(text, () -> {
            if (!process.isAlive() && !log().contains(text)) {
                throw new AssertionError("ended without saying '" + text + "': " + log());
            }
            return log().contains(text);
        });
        return this;
    }

    BundleProcess awaitInOutput(String text) {
        Await.until(text, () -> output().contains(text));
        return this;
    }

    /** As {@code kill -TERM} does. */
    void terminate() {
        process.destroy();
    }

    BundleProcess finished() {
        exitCode();
        return this;
    }

    int exitCode() {
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("does not end: " + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    String output() {
        return read(output);
    }

    String log() {
        return read(log);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
