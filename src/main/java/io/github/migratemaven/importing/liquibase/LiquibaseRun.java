package io.github.migratemaven.importing.liquibase;

import io.github.migratemaven.importing.OriginalRun;
import io.github.migratemaven.importing.ToolClasses;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Liquibase itself, told to update. Which version of it, the caller has decided. */
final class LiquibaseRun implements OriginalRun {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{\\s*([\\w.\\-]+)\\s*}");

    private final List<Path> classPath;
    private final LiquibaseSettings settings;

    /** @param classPath Liquibase's own files and what they need, and the project's, where changelogs and classes lie */
    LiquibaseRun(List<Path> classPath, LiquibaseSettings settings) {
        this.classPath = List.copyOf(classPath);
        this.settings = settings;
    }

    @Override
    public void build(ConnectionSettings emptyDatabase) {
        with(emptyDatabase, (calls, connection) -> calls.with(connection, calls::update));
    }

    /**
     * Builds it too, and remembers what was sent.
     *
     * @param whole number of change sets in the changelog
     * @param ran those that ran, in their order
     */
    record Recorded(int whole, List<ChangeSet> ran) {}

    Recorded record(ConnectionSettings emptyDatabase) {
        List<Recorded> recorded = new ArrayList<>();
        with(emptyDatabase, (calls, connection) -> {
            SentStatements sent = new SentStatements(connection);
            ChangeSetRecorder recorder = new ChangeSetRecorder(calls, sent);
            calls.with(sent.connection(), liquibase -> {
                List<Object> all = calls.changeSets(liquibase);
                requireNoPrograms(all);
                recorder.listenTo(liquibase);
                calls.update(liquibase);
                recorded.add(new Recorded(all.size(), recorder.changeSets()));
            });
        });
        return recorded.get(0);
    }

    /**
     * Asks Liquibase whether the change sets are those that it has run, in whatever version of it.
     *
     * @param checksums as recorded, by the change set's name
     * @return names of those that were changed since
     */
    List<String> changed(ConnectionSettings emptyDatabase, Map<String, String> checksums) {
        List<String> changed = new ArrayList<>();
        with(
                emptyDatabase,
                (calls, connection) -> calls.with(connection, liquibase -> {
                    Map<String, Object> byName = new LinkedHashMap<>();
                    for (Object each : calls.changeSets(liquibase)) {
                        byName.put(
                                LiquibaseSettings.path(ChangeSetRecorder.text(each, "getFilePath")) + "::"
                                        + ChangeSetRecorder.text(each, "getId") + "::"
                                        + ChangeSetRecorder.text(each, "getAuthor"),
                                each);
                    }
                    for (Map.Entry<String, String> recorded : checksums.entrySet()) {
                        Object changeSet = byName.get(recorded.getKey());
                        if (changeSet != null && !calls.isValid(changeSet, recorded.getValue())) {
                            changed.add(recorded.getKey());
                        }
                    }
                }));
        return changed;
    }

    private static void requireNoPrograms(List<Object> changeSets) throws ReflectiveOperationException {
        for (Object changeSet : changeSets) {
            if (Remarks.runsPrograms(changeSet)) {
                throw MigrationFailure.refused(
                        "The change set " + changeSet
                                + " runs a program of the operating system (executeCommand), which no"
                                + " revision can.",
                        "Take it out of the changelog for the import, or run the program beside upgrade; nothing was"
                                + " written.");
            }
        }
    }

    /** What is done with Liquibase's classes on one connection. */
    @FunctionalInterface
    private interface Work {
        void with(LiquibaseCalls calls, Connection connection) throws ReflectiveOperationException;
    }

    private void with(ConnectionSettings database, Work work) {
        Logger itsLog = Logger.getLogger("liquibase");
        Level before = itsLog.getLevel();
        itsLog.setLevel(Level.OFF);
        try (ToolClasses classes = new ToolClasses(classPath);
                Connection connection = database.open()) {
            createSchema(connection);
            classes.during(() -> work.with(new LiquibaseCalls(classes, settings), connection));
        } catch (InvocationTargetException e) {
            throw refusal(e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw MigrationFailure.failed(
                    "This Liquibase cannot be called: " + e,
                    "Name another version of it with -Dmigrate.toolVersion=; nothing was written.",
                    e);
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The shadow database failed: " + e.getMessage(), "Try again; -X shows the cause.", e);
        } finally {
            itsLog.setLevel(before);
        }
    }

    /** Whoever sets a default schema has made it beforehand. */
    private void createSchema(Connection connection) throws SQLException {
        if (settings.schema().isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create schema if not exists "
                        + Quoting.identifier(settings.schema().get()));
            }
        }
    }

    private MigrationFailure refusal(InvocationTargetException e) {
        Throwable cause = e;
        while (cause.getCause() != null
                && (cause instanceof InvocationTargetException
                        || cause instanceof UndeclaredThrowableException
                        || cause.getMessage() == null)) {
            cause = cause.getCause();
        }
        if (cause instanceof MigrationFailure ours) {
            return ours;
        }
        if (cause instanceof LinkageError || cause instanceof ClassNotFoundException) {
            return MigrationFailure.misconfigured(
                    "The changelog uses a class that cannot be loaded: " + cause + ".",
                    "Put what has it among the project's dependencies, and compile the project first if it is its own;"
                            + " nothing was written.",
                    cause);
        }
        String message = String.valueOf(cause.getMessage()).strip();
        TreeSet<String> names = new TreeSet<>();
        for (Matcher found = PLACEHOLDER.matcher(message); found.find(); ) {
            names.add(found.group(1));
        }
        return names.isEmpty()
                ? MigrationFailure.failed(
                        "Liquibase itself cannot build its history on an empty database:\n" + message,
                        "Make it build one with Liquibase first, on PostgreSQL and with the contexts and labels that"
                                + " you name; nothing was written.",
                        cause)
                : MigrationFailure.misconfigured(
                        "A placeholder has no value: " + String.join(", ", names) + ". Liquibase says:\n" + message,
                        "Give it one with -Dliquibase.parameters." + names.first()
                                + "=VALUE, or as a property in the changelog; nothing was written.",
                        cause);
    }
}
