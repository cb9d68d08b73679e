package io.github.migratemaven.model;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.RepeatedSession;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.trial.MissingExtension;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The schema that SQL files describe: one file, or all {@code *.sql} below a directory in the order of their paths.
 * Each is run in a session of its own, as {@code psql -f} does, so the files of {@code pg_dump} are welcome. The rows of
 * {@code *.csv} follow, each in the table that the file is called after.
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
        List<Path> scripts = files.stream().filter(file -> !CsvFile.is(file)).toList();
        List<CsvFile> rows = csvFiles(files);
        return emptyDatabase -> {
            run(scripts, emptyDatabase, server, reporter);
            loadRows(rows, emptyDatabase);
        };
    }

    private static List<CsvFile> csvFiles(List<Path> files) {
        return files.stream().filter(CsvFile::is).map(CsvFile::of).toList();
    }

    private static void loadRows(List<CsvFile> files, RepeatedSession database) {
        if (files.isEmpty()) {
            return;
        }
        try {
            Connection connection = database.fresh();
            for (CsvFile file : CsvFile.inOrder(files, connection)) {
                try {
                    file.load(connection);
                } catch (IOException e) {
                    throw unreadable(file.path(), e);
                }
            }
        } catch (SQLException e) {
            throw MigrationFailure.failed("The shadow database failed: " + e.getMessage(), "Try again.", e);
        }
    }

    @Override
    public ReferenceTables reference() {
        Map<String, List<String>> columns = new TreeMap<>();
        for (CsvFile file : csvFiles(files())) {
            try {
                columns.put(file.table(), file.columns());
            } catch (IOException e) {
                throw unreadable(file.path(), e);
            }
        }
        return new ReferenceTables(columns, false);
    }

    private static void run(List<Path> files, RepeatedSession emptyDatabase, TrialServer server, Reporter reporter) {
        for (Path file : files) {
            reporter.debug("Running " + file);
            try (Reader script = Files.newBufferedReader(file)) {
                ModelScript model = new ModelScript(emptyDatabase.fresh(), server, file.toString());
                model.run(script);
                if (model.leavesMoreThanIsForgotten()) {
                    emptyDatabase.close();
                }
            } catch (ScriptFailedException e) {
                throw MigrationFailure.failed(
                        e.describe(),
                        MissingExtension.advice(e.sqlException(), server)
                                .orElse("Correct " + file + "; nothing has been changed."),
                        e.sqlException());
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
        return files().stream().filter(file -> !CsvFile.is(file)).toList();
    }

    private List<Path> files() {
        if (!Files.exists(path)) {
            throw MigrationFailure.misconfigured(
                    "The model " + path + " does not exist.", "Name a file or a directory of SQL files.");
        }
        List<Path> files = found();
        if (files.isEmpty()) {
            throw MigrationFailure.misconfigured(
                    "The model " + path + " holds no *.sql or *.csv file.", "Name the directory that holds them.");
        }
        return files;
    }

    private List<Path> found() {
        try (Stream<Path> found = Files.walk(path)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> file.equals(path) || isSql(file) || CsvFile.is(file))
                    .sorted(Comparator.comparing(SqlFilesModel::order))
                    .toList();
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
        return !Files.exists(path) || found().isEmpty() || found().stream().anyMatch(file -> !CsvFile.is(file));
    }

    @Override
    public String description() {
        return "the SQL in " + path;
    }
}
