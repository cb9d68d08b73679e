package io.github.migratemaven.importing.alembic;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.report.MigrationFailure;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Alembic as a program. Whatever it connects to is led to a database that the caller names, or refused. */
final class AlembicCommand {
    private static final String LEADING = "sitecustomize.py";

    private final AlembicSettings settings;

    AlembicCommand(AlembicSettings settings) {
        this.settings = settings;
    }

    /** What it says without a database. */
    AlembicAnswer ask(String... arguments) {
        return run(Optional.empty(), arguments);
    }

    /** @throws MigrationFailure where it cannot be started, or could reach another database */
    AlembicAnswer on(ConnectionSettings database, String... arguments) {
        return run(Optional.of(database), arguments);
    }

    private AlembicAnswer run(Optional<ConnectionSettings> database, String... arguments) {
        List<String> command = new ArrayList<>(settings.command());
        command.addAll(Arrays.asList(arguments));
        String line = String.join(" ", command);
        try {
            Path scratch = Files.createTempDirectory("migrate-alembic");
            try {
                return run(scratch, database, command, line);
            } finally {
                deleteAll(scratch);
            }
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    "Alembic cannot be started: " + e.getMessage(),
                    "Install it, or name the command with -Dalembic.command= (as \"poetry run alembic\") and the"
                            + " directory of alembic.ini with -Dalembic.directory=; nothing was written.",
                    e);
        }
    }

    private AlembicAnswer run(Path scratch, Optional<ConnectionSettings> database, List<String> command, String line)
            throws IOException {
        Path leading = Files.createDirectory(scratch.resolve("python"));
        try (InputStream text = Objects.requireNonNull(AlembicCommand.class.getResourceAsStream(LEADING), LEADING)) {
            Files.copy(text, leading.resolve(LEADING));
        }
        Path loaded = scratch.resolve("loaded");
        Path output = scratch.resolve("output");
        Path errors = scratch.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(settings.directory().toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        Map<String, String> environment = builder.environment();
        environment.merge("PYTHONPATH", leading.toString(), (given, ours) -> ours + File.pathSeparator + given);
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        environment.put("PYTHONIOENCODING", "utf-8");
        environment.put("MIGRATE_IMPORT_LOADED", loaded.toString());
        environment.remove("MIGRATE_IMPORT_DATABASE");
        database.ifPresent(place -> {
            environment.put("MIGRATE_IMPORT_HOST", place.host());
            environment.put("MIGRATE_IMPORT_PORT", String.valueOf(place.port()));
            environment.put("MIGRATE_IMPORT_USER", place.user());
            environment.put(
                    "MIGRATE_IMPORT_PASSWORD",
                    place.password().map(Secret::reveal).orElse(""));
            environment.put("MIGRATE_IMPORT_DATABASE", place.database());
        });
        int exit = awaitEnd(builder.start());
        AlembicAnswer answer = new AlembicAnswer(line, exit, text(output), text(errors));
        if (answer.isGood() && !Files.exists(loaded)) {
            throw MigrationFailure.refused(
                    "It cannot be made sure that '" + line + "' reaches no database in use: its Python does not heed"
                            + " PYTHONPATH, or has no SQLAlchemy.",
                    "Name a command that runs Alembic here, without a container and without -E or -I:"
                            + " -Dalembic.command=; nothing was written.");
        }
        return answer;
    }

    private static int awaitEnd(Process process) throws IOException {
        process.getOutputStream().close();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            Thread.currentThread().interrupt();
            throw MigrationFailure.failed("Alembic was interrupted.", "Try again; nothing was written.", e);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static void deleteAll(Path scratch) throws IOException {
        for (String name : List.of("python/" + LEADING, "python", "loaded", "output", "errors", "")) {
            Files.deleteIfExists(scratch.resolve(name));
        }
    }
}
