package io.github.migratemaven.shadow;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.testing.JavaProcess;
import io.github.migratemaven.testing.TestInstallations;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A process that uses an embedded server as a build does, until it is told to end or killed. */
final class ServerChild implements Closeable {
    private final Process process;
    private final BufferedReader lines;
    private final String port;

    private ServerChild(Process process, BufferedReader lines, String port) {
        this.process = process;
        this.lines = lines;
        this.port = port;
    }

    /**
     * Starts one and waits until it is served.
     *
     * @param shell words before the command, of a program that runs it somehow else
     * @param environment added to this process's own
     * @param use {@code shadow} or {@code lease}
     * @param installations the directory of the unpacked binaries
     * @throws IllegalStateException with what it says, when it is not served
     */
    static ServerChild start(
            List<String> shell, Map<String, String> environment, String use, Path directory, Path installations)
            throws IOException {
        List<String> command = new ArrayList<>(shell);
        command.addAll(JavaProcess.command(ServerChild.class, use, directory.toString(), installations.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String first = lines.readLine();
        if (first == null || !first.startsWith("PORT ")) {
            throw new IllegalStateException(first + "\n" + lines.lines().collect(Collectors.joining("\n")));
        }
        return new ServerChild(process, lines, first);
    }

    static ServerChild start(String use, Path directory) throws IOException {
        return start(List.of(), Map.of(), use, directory, Path.of("target", "postgresql"));
    }

    int port() {
        return Integer.parseInt(port.substring("PORT ".length()));
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9}: no line of its own runs any more. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Lets it end as a goal does. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        lines.lines().forEach(line -> {});
        process.onExit().join();
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        PostgresInstallations installations = TestInstallations.in(Path.of(arguments[2]), TestInstallations::archive);
        Path directory = Path.of(arguments[1]);
        Path opened = Files.writeString(directory.resolveSibling("opened-by-the-build"), "secret");
        try (InputStream open = Files.newInputStream(opened)) {
            // Read, and kept open while the server starts.
            open.readNBytes(1);
            if (arguments[0].equals("shadow")) {
                try (EmbeddedShadow shadow = EmbeddedShadow.open(directory, EmbeddedVersion.newest(), installations)) {
                    serve(shadow.create());
                }
            } else {
                EmbeddedDatabase database =
                        new EmbeddedDatabase(directory, EmbeddedVersion.newest(), installations, Reporter.silent());
                try (EmbeddedDatabase.Lease lease = database.lease()) {
                    serve(lease.connection());
                }
            }
        } catch (MigrationFailure failure) {
            System.out.println(failure.problemAndAdvice());
        }
    }

    @SuppressWarnings("SystemOut")
    private static void serve(ConnectionSettings database) throws IOException {
        System.out.println("PORT " + database.port());
        System.in.transferTo(OutputStream.nullOutputStream());
    }
}
