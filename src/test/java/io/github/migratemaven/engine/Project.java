package io.github.migratemaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.engine.context.ProjectSettings;
import io.github.migratemaven.engine.current.CurrentRequest;
import io.github.migratemaven.engine.current.CurrentResult;
import io.github.migratemaven.engine.upgrade.MoveRequest;
import io.github.migratemaven.engine.upgrade.MoveResult;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.settings.ParameterValues;
import io.github.migratemaven.postgres.settings.SettingsInputs;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.file.RevisionDirectory;
import io.github.migratemaven.shadow.StandIns;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.TestInstallations;
import io.github.migratemaven.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A project on disk with a database and a shadow of its own, as a goal sees it. */
public final class Project implements Reporter {
    private final Path directory;
    private final Database database;
    private final int shadowMajor;
    private final Map<String, String> parameters = new ConcurrentHashMap<>();
    private final Set<Path> byHand = ConcurrentHashMap.newKeySet();
    private final Map<String, Runnable> deeds = new ConcurrentHashMap<>();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    public Project(Path directory) {
        this(directory, 18, 18);
    }

    /** A project whose database and shadow are of these major versions. */
    public Project(Path directory, int major, int shadowMajor) {
        this.directory = directory;
        this.database = Database.fresh(major);
        this.shadowMajor = shadowMajor;
    }

    public MigrationEngine engine() {
        return new MigrationEngine(
                settings(
                        directory,
                        inputs(database.settings()),
                        Optional.of(inputs(TestPostgres.server(shadowMajor))),
                        parameters),
                this);
    }

    /** As a role that may log in without a password. */
    public MigrationEngine engineAs(String role) {
        SettingsInputs given = inputs(database.settings());
        Map<String, String> typed = new HashMap<>(given.commandLine());
        typed.put("username", role);
        SettingsInputs other = new SettingsInputs(typed, Map.of(), Map.of(), Optional.empty(), directory);
        return new MigrationEngine(
                settings(directory, other, Optional.of(inputs(TestPostgres.server(shadowMajor))), parameters), this);
    }

    /** With an embedded database of its own in the place of one on the server that tests share. */
    public static MigrationEngine embeddedEngine(Path directory, Reporter reporter) {
        return embeddedEngine(directory, reporter, StandIns.NONE);
    }

    /** Whose embedded server has stand-ins for extensions. */
    public static MigrationEngine embeddedEngine(Path directory, Reporter reporter, StandIns standIns) {
        SettingsInputs embedded =
                new SettingsInputs(Map.of("url", "embedded"), Map.of(), Map.of(), Optional.empty(), directory);
        return new MigrationEngine(settings(directory, embedded, Optional.empty(), Map.of(), standIns), reporter);
    }

    /** With an embedded shadow that has stand-ins for extensions. */
    public MigrationEngine engineWith(StandIns standIns) {
        return new MigrationEngine(
                settings(directory, inputs(database.settings()), Optional.empty(), parameters, standIns), this);
    }

    private static ProjectSettings settings(
            Path directory, SettingsInputs database, Optional<SettingsInputs> shadow, Map<String, String> parameters) {
        return settings(directory, database, shadow, parameters, StandIns.NONE);
    }

    private static ProjectSettings settings(
            Path directory,
            SettingsInputs database,
            Optional<SettingsInputs> shadow,
            Map<String, String> parameters,
            StandIns standIns) {
        return new ProjectSettings(
                directory.resolve("revisions"),
                directory.resolve("work"),
                TestInstallations.DIRECTORY,
                database,
                shadow,
                Optional.empty(),
                TestInstallations::archive,
                List::of,
                ParameterValues.of(Map.of(), Map.of(), parameters),
                Optional.of(TestInstallations.platform()),
                standIns);
    }

    private SettingsInputs inputs(ConnectionSettings settings) {
        return new SettingsInputs(
                Map.of(
                        "url",
                        settings.displayUrl(),
                        "username",
                        settings.user(),
                        "password",
                        settings.password().map(secret -> secret.reveal()).orElse("none")),
                Map.of(),
                Map.of(),
                Optional.empty(),
                directory);
    }

    /** The value of a parameter from now on, as a POM gives it. */
    public Project withParameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    public Path revisions() {
        return directory.resolve("revisions");
    }

    /** Writes a transactional revision; parents in one string, separated by a comma and a space. */
    public Project with(String id, String parents, String upgrade, String downgrade) {
        return withFile(id + ".sql", """
            -- Revision ID: %s
            -- Revises: %s
            -- Create Date: 2026-11-22T21:31:00Z
            -- Message: Make %s

            -- migrate:upgrade
            %s

            -- migrate:downgrade
            %s
            """.formatted(id, parents, id, upgrade, downgrade));
    }

    /** A revision that creates a table of its own name. */
    public Project withTable(String id, String parents) {
        return with(id, parents, "create table " + id + " (id int primary key);", "drop table " + id + ";");
    }

    public Project withFile(String name, String text) {
        try {
            Files.createDirectories(revisions());
            byHand.add(Files.writeString(revisions().resolve(name), text));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text(String file) {
        try {
            return Files.readString(revisions().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the files in the directory of revisions, sorted. */
    public List<String> files() {
        try (Stream<Path> files = Files.list(revisions())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void run(String sql) {
        database.run(sql);
    }

    /** The first column of every row. */
    public List<String> column(String sql) {
        return database.column(sql);
    }

    /** Ids of the rows of migrate_revision. */
    public List<String> rows() {
        return database.rows();
    }

    /** Applies revisions, of which those that were generated are laid out already. */
    public MoveResult upgrade(String target) {
        requireLaidOut();
        return engine().upgrade(new MoveRequest(target, false, false, ExecutionOptions.defaults()));
    }

    private void requireLaidOut() {
        RevisionDirectory directory = new RevisionDirectory(revisions());
        List<Path> generated = directory.load().stream()
                .filter(revision -> revision.generatedFor().isPresent()
                        && !revision.upgrade().isLarge())
                .flatMap(revision -> revision.file().stream())
                .filter(file -> file.toString().endsWith(".sql") && !byHand.contains(file))
                .toList();
        assertThat(directory.layOut(generated, false)).isEmpty();
    }

    public MoveResult downgrade(String target) {
        return engine().downgrade(new MoveRequest(target, false, false, ExecutionOptions.defaults()));
    }

    public CurrentResult current() {
        return engine().current(new CurrentRequest(false, false, ExecutionOptions.defaults()));
    }

    public List<String> log() {
        return log;
    }

    public ConnectionSettings database() {
        return database.settings();
    }

    /** Lets something happen in the middle of a goal, when it first says a line. */
    public Project when(String line, Runnable deed) {
        deeds.put(line, deed);
        return this;
    }

    @Override
    public void info(String line) {
        log.add(line);
        Optional.ofNullable(deeds.remove(line)).ifPresent(Runnable::run);
    }

    @Override
    public void warn(String line) {
        log.add("WARN " + line);
    }

    @Override
    public void debug(String line) {}
}
