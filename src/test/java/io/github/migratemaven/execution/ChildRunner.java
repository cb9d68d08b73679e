package io.github.migratemaven.execution;

import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.RevisionDirectory;
import io.github.migratemaven.revision.RevisionFile;
import io.github.migratemaven.revision.RevisionGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A runner in a process of its own, to be killed. */
public final class ChildRunner {
    private ChildRunner() {}

    /** Starts one; its lines go to the log file. */
    public static Process start(
            Path directory, ConnectionSettings settings, Direction direction, String target, Path log) {
        return start("-Xmx256m", directory, settings, direction, target, log);
    }

    /** @param memory an option of the JVM */
    public static Process start(
            String memory, Path directory, ConnectionSettings settings, Direction direction, String target, Path log) {
        try {
            return new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            memory,
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            ChildRunner.class.getName(),
                            directory.toString(),
                            String.valueOf(settings.port()),
                            settings.database(),
                            direction.name(),
                            target))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes the revisions down as files for child processes. */
    public static void write(RevisionGraph graph, Path directory) {
        try {
            for (Revision revision : graph.order()) {
                Files.writeString(directory.resolve(revision.id() + ".sql"), RevisionFile.format(revision));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Exit code 0 after success, 1 after a failure that the engine explained, another one after anything else. */
    public static void main(String[] arguments) {
        RevisionGraph graph = RevisionGraph.of(new RevisionDirectory(Path.of(arguments[0])).load());
        ConnectionSettings settings =
                ConnectionSettings.local(Integer.parseInt(arguments[1]), arguments[2], "postgres");
        Cancellation cancellation = new Cancellation();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cancellation)));
        Migrator migrator =
                new Migrator(settings, ExecutionOptions.defaults().withCancellation(cancellation), new Lines());
        try {
            MigrationOutcome outcome =
                    switch (Direction.valueOf(arguments[3])) {
                        case UPGRADE -> migrator.upgrade(graph, arguments[4]);
                        case DOWNGRADE -> migrator.downgrade(graph, arguments[4]);
                    };
            new Lines()
                    .info("OUTCOME " + outcome.steps().size() + " "
                            + outcome.status().word());
        } catch (MigrationFailure failure) {
            new Lines()
                    .info("FAILURE " + failure.status().name().toLowerCase(Locale.ROOT) + " "
                            + failure.problemAndAdvice());
            Runtime.getRuntime().halt(1);
        }
    }

    private static void stop(Cancellation cancellation) {
        cancellation.request();
        try {
            cancellation.awaitSettled(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("SystemOut")
    private static final class Lines implements Reporter {
        @Override
        public void info(String line) {
            System.out.println(line);
        }

        @Override
        public void warn(String line) {
            System.out.println("WARN " + line);
        }

        @Override
        public void debug(String line) {
            System.out.println("DEBUG " + line);
        }
    }
}
