package io.github.migratemaven.model;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.postgres.trial.TrialServer;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The schema that SQL files describe: one file, or all {@code *.sql} below a directory in the order of their paths.
 * Each is run in a session of its own, as {@code psql -f} does, so the files of {@code pg_dump} are welcome.
 */
public final class SqlFilesModel implements SchemaModel {
    private final Path path;

    /** The model in a file or a directory. */
    public SqlFilesModel(Path path) {
        this.path = path;
    }

    @Override
    public LoadedModel load(ConnectionSettings scratch, TrialServer server, Reporter reporter) {
        List<Path> files = files();
        return emptyDatabase -> run(files, emptyDatabase, server, reporter);
    }

    private static void run(List<Path> files, ConnectionSettings emptyDatabase, TrialServer server, Reporter reporter) {
        for (Path file : files) {
            reporter.debug("Running " + file);
            try (Connection connection = PinnedSettings.open(emptyDatabase, "public");
                    Reader script = Files.newBufferedReader(file)) {
                new ModelScript(connection, server, file.toString()).run(script);
            } catch (ScriptFailedException e) {
                throw MigrationFailure.failed(
                        e.describe(), "Correct " + file + "; nothing has been changed.", e.sqlException());
            } catch (SqlScriptException e) {
                throw MigrationFailure.refused(
                        file + ":" + e.line() + ": " + e.getMessage(),
                        "Correct " + file + "; nothing has been changed.");
            } catch (IOException | UncheckedIOException e) {
                throw unreadable(file, e);
            } catch (SQLException e) {
                throw MigrationFailure.failed("The shadow database failed: " + e.getMessage(), "Try again.", e);
            }
        }
    }

    @Override
    public List<Path> scripts() {
        return files();
    }

    private List<Path> files() {
        if (!Files.exists(path)) {
            throw MigrationFailure.misconfigured(
                    "The model " + path + " does not exist.", "Name a file or a directory of SQL files.");
        }
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> files = found.filter(Files::isRegularFile)
                    .filter(file -> file.equals(path) || isSql(file))
                    .sorted(Comparator.comparing(SqlFilesModel::order))
                    .toList();
            if (files.isEmpty()) {
                throw MigrationFailure.misconfigured(
                        "The model " + path + " holds no *.sql file.", "Name the directory that holds them.");
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(path, e);
        }
    }

    private static boolean isSql(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".sql");
    }

    /** Name by name from the root, and the same on every file system. */
    private static String order(Path file) {
        return file.toString().replace('\\', '\0').replace('/', '\0');
    }

    private static MigrationFailure unreadable(Path file, Exception cause) {
        return MigrationFailure.misconfigured(
                "The model's file " + file + " cannot be read: " + cause + ".",
                "Make it a readable file in UTF-8.",
                cause);
    }

    @Override
    public boolean managesEverything() {
        return true;
    }

    @Override
    public String description() {
        return "the SQL in " + path;
    }
}
