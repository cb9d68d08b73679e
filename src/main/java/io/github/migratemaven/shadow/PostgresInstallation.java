package io.github.migratemaven.shadow;

import io.github.migratemaven.report.MigrationFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Unpacked binaries of one version, and how they are run.
 *
 * @param home the directory that holds {@code bin}
 * @param platform what they are built for
 * @param user whom they run as
 */
record PostgresInstallation(Path home, Platform platform, ServerUser user) {

    /**
     * The binaries in a directory, to be run in another one.
     *
     * @param project an existing directory, in which the build may write
     * @throws MigrationFailure when there is nobody to run them as
     */
    static PostgresInstallation in(Path home, Platform platform, Path project) throws IOException {
        return new PostgresInstallation(home, platform, ServerUser.of(project, program(home, platform, "postgres")));
    }

    /**
     * Starts a program and returns at once.
     *
     * @param output a file that receives what it and its children print, created anew
     * @throws IOException when the system cannot start it
     */
    Process start(Path output, String program, List<String> arguments) throws IOException {
        Files.deleteIfExists(output);
        List<String> command = new ArrayList<>(user.command());
        command.add(program(home, platform, program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(nullDevice()))
                .redirectOutput(output.toFile());
        ServerEnvironment.clean(builder.environment());
        ServerEnvironment.takeMemoryInLargePages(builder.environment());
        return builder.start();
    }

    private static Path program(Path home, Platform platform, String name) {
        return home.resolve("bin").resolve(platform.isWindows() ? name + ".exe" : name);
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
            throw MigrationFailure.failed(
                    program + " could not be run: " + e.getMessage(), Troubleshooting.USE_A_SERVER, e);
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
}
