package io.github.migratemaven.execution.offline;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The psql of the PATH. */
record Psql(Path directory) {

    /** The calling test is skipped where there is none. */
    static void require() {
        assumeTrue(isThere(), "No psql on the PATH");
    }

    private static boolean isThere() {
        try {
            return new ProcessBuilder("psql", "--version").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    String run(ConnectionSettings settings, String script) {
        return run(settings, script, Map.of());
    }

    /** What psql says, errors included, and its exit code at the end. */
    String run(ConnectionSettings settings, String script, Map<String, String> environment) {
        try {
            Path file = Files.writeString(directory.resolve("script.sql"), script);
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            "psql",
                            "-X",
                            "-h",
                            settings.host(),
                            "-p",
                            String.valueOf(settings.port()),
                            "-U",
                            settings.user(),
                            "-d",
                            settings.database(),
                            "-f",
                            file.toString()))
                    .redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output + "exit " + process.waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
