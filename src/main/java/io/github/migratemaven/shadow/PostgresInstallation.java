package io.github.migratemaven.shadow;

import io.github.migratemaven.report.MigrationFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Unpacked binaries of one version, and how they are run.
 *
 * @param home the directory that holds {@code bin}
 * @param platform what they are built for
 */
record PostgresInstallation(Path home, Platform platform) {

    /**
     * Starts a program and returns at once.
     *
     * @param output a file that receives what it and its children print, created anew
     * @throws IOException when the system cannot start it
     */
    Process start(Path output, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        Files.deleteIfExists(output);
        Files.createFile(output);
        if (belongsToRoot(output)) {
            // PostgreSQL refuses root. In a user namespace of its own root is nobody, and still owns its files.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(home.resolve("bin")
                .resolve(platform.isWindows() ? program + ".exe" : program)
                .toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(nullDevice()))
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        environment.put("LC_ALL", "C");
        return builder.start();
    }

    /**
     * Runs a program to its end.
     *
     * @throws MigrationFailure with what it printed, when it does not succeed
     */
    void run(Path output, String program, List<String> arguments) {
        int code;
        try {
            code = start(output, program, arguments).waitFor();
        } catch (IOException e) {
            throw MigrationFailure.failed(program + " could not be run: " + e.getMessage(), Advice.USE_A_SERVER, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MigrationFailure.failed("Interrupted while " + program + " was running.", "Run the goal again.", e);
        }
        if (code != 0) {
            throw ServerLog.explain(program + " failed with exit code " + code, output);
        }
    }

    private File nullDevice() {
        return new File(platform.isWindows() ? "NUL" : "/dev/null");
    }

    private static boolean belongsToRoot(Path file) throws IOException {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
                && Integer.valueOf(0).equals(Files.getAttribute(file, "unix:uid"));
    }
}
