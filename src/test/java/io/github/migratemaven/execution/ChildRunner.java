package io.github.migratemaven.execution;

import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.Overrides;
import io.github.migratemaven.execution.options.Pace;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.settings.DatabaseTarget;
import io.github.migratemaven.postgres.settings.SettingsInputs;
import io.github.migratemaven.postgres.settings.SettingsResolver;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.file.RevisionDirectory;
import io.github.migratemaven.revision.file.RevisionFormat;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A runner in a process of its own, to be killed. */
public final class ChildRunner {
    private static final String IMPATIENT = "child.impatient";

    private ChildRunner() {}

    /** Starts one; its lines go to the log file. */
    static Process start(Path directory, ConnectionSettings settings, Direction direction, String target, Path log) {
        return start("-Xmx256m", directory, settings, direction, target, log);
    }

    /** One that soon takes a silent network for lost. */
    static Process startImpatient(
            Path directory, ConnectionSettings settings, Direction direction, String target, Path log) {
        return start("-D" + IMPATIENT + "=true", directory, settings, direction, target, log);
    }

    /** @param option of the JVM */
    static Process start(
            String option, Path directory, ConnectionSettings settings, Direction direction, String target, Path log) {
        try {
            return new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            option,
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            ChildRunner.class.getName(),
                            directory.toString(),
                            url(settings),
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
                Files.writeString(directory.resolve(revision.id() + ".sql"), RevisionFormat.format(revision));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Exit code 0 after success, 1 after a failure that the engine explained, another one after anything else. */
    public static void main(String[] arguments) {
        RevisionGraph graph = RevisionGraph.of(new RevisionDirectory(Path.of(arguments[0])).load());
        Cancellation cancellation = new Cancellation();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cancellation)));
        Migrator migrator = new Migrator(settings(arguments), options(cancellation), new Lines());
        try {
            MigrationOutcome outcome =
                    switch (Direction.valueOf(arguments[2])) {
                        case UPGRADE -> migrator.upgrade(graph, arguments[3]);
                        case DOWNGRADE -> migrator.downgrade(graph, arguments[3]);
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

    private static String url(ConnectionSettings settings) {
        return settings.properties().entrySet().stream()
                .map(property -> "&" + property.getKey() + "=" + property.getValue())
                .collect(Collectors.joining("", settings.displayUrl() + "?user=" + settings.user(), ""));
    }

    private static ConnectionSettings settings(String[] arguments) {
        SettingsInputs inputs = new SettingsInputs(
                Map.of("url", arguments[1]), Map.of(), Map.of(), Optional.empty(), Path.of(arguments[0]));
        return ((DatabaseTarget.Server) SettingsResolver.resolve(inputs)).settings();
    }

    private static ExecutionOptions options(Cancellation cancellation) {
        ExecutionOptions options = ExecutionOptions.defaults()
                .withCancellation(cancellation)
                .withOverrides(Overrides.NONE.withProxy(true));
        return Boolean.getBoolean(IMPATIENT)
                ? options.withPace(new Pace(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(60)))
                : options;
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
