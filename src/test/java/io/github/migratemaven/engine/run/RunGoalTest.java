package io.github.migratemaven.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.MigrationEngine;
import io.github.migratemaven.engine.Project;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.shadow.EmbeddedDatabase;
import io.github.migratemaven.shadow.EmbeddedVersion;
import io.github.migratemaven.shadow.ReadyCluster;
import io.github.migratemaven.testing.Await;
import io.github.migratemaven.testing.FastTempDir;
import io.github.migratemaven.testing.JavaProcess;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestInstallations;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody works on revisions while {@code mvn migrate:run} keeps the database up. */
class RunGoalTest {
    private static final String AUTHORS = "create table authors (id int primary key); insert into authors values (1);";

    @TempDir(factory = FastTempDir.class)
    private Path directory;

    private final List<MigrationEngine> engines = new ArrayList<>();

    @BeforeEach
    void withADatabase() throws IOException {
        ReadyCluster.in(Files.createDirectories(directory.resolve("work")).resolve("database"));
    }

    @AfterEach
    void end() {
        engines.forEach(MigrationEngine::stopRunning);
    }

    @Slow
    @Test
    void itFollowsTheFilesUntilItIsToldToEnd() throws IOException, SQLException {
        Project project = new Project(directory).with("a1", "", AUTHORS, "drop table authors;");
        MigrationEngine engine = engine(project);
        CompletableFuture<RunResult> run = run(engine, false);
        awaitSaid(project, "The database is at a1.");

        project.with("b1", "a1", "create table books (id int); insert into books values (1);", "drop table books;");
        awaitSaid(project, "The database is at b1.");
        assertThat(column("select id from books")).containsExactly("1");

        // The file's way back is another now; only the recorded one leads back from what was applied.
        project.with("b1", "a1", "create table novels (id int); insert into novels values (2);", "drop table novels;");
        await("the edited revision is applied anew", "select to_regclass('novels')", "novels");
        assertThat(column("select to_regclass('books')")).containsExactly("null");
        assertThat(column("select id from authors")).as("what lies below").containsExactly("1");
        Await.until("what is done is said again", () -> times(project, "The database is at b1.") == 2);

        project.with("b1", "a1", "create table novels (id int;", "drop table novels;");
        awaitSaid(project, "syntax error");
        awaitSaid(project, "Waiting for the files to change");
        project.with("b1", "a1", "create table tales (id int);", "drop table tales;");
        await("it has waited for the file", "select to_regclass('tales')", "tales");

        project.withFile("c1.sql", "-- Revision ID: c1\n-- no revision yet\n");
        awaitSaid(project, "c1.sql");
        Files.delete(project.revisions().resolve("c1.sql"));
        Files.delete(project.revisions().resolve("b1.sql"));
        await("a deleted file's revision is taken back", "select count(*) from migrate_revision", "1");
        Await.until("what was taken back is said", () -> times(project, "The database is at a1.") == 2);

        assertThat(times(project, "Connected to"))
                .as("the same database, told once")
                .isEqualTo(1);

        engine.stopRunning();
        RunResult result = Await.result(run);
        assertThat(result.applied()).containsExactly("a1", "b1", "b1", "b1");
        assertThat(result.takenBack()).containsExactly("b1", "b1", "b1");
        assertThat(result.running()).isFalse();
        assertThat(result.lines()).containsExactly("PostgreSQL stopped; its data stay until mvn clean.");
        assertThat(engine(project).stop().changed()).as("a server was left").isFalse();
    }

    @Slow
    @Test
    void anEditedRevisionBelowAnotherStaysAsItWasApplied() throws SQLException {
        Project project = new Project(directory)
                .with("a1", "", AUTHORS, "drop table authors;")
                .withTable("b1", "a1");
        CompletableFuture<RunResult> kept = runUntil(project, false, "The database is at b1.");

        project.with("a1", "", "create table authors (id bigint primary key);", "drop table authors;");
        awaitSaid(
                project,
                "a1 has changed since it was applied, and b1 is applied on top of it, so it is not taken back.\nUndo the"
                        + " change and write another revision, or begin with an empty database: mvn migrate:run"
                        + " -Dfresh.");
        assertThat(column("select id from authors")).containsExactly("1");
        engines.get(0).stopRunning();
        Await.result(kept);

        project.log().clear();
        CompletableFuture<RunResult> fresh = runUntil(project, true, "The database is at b1.");
        assertThat(column("select count(*) from authors")).as("begun afresh").containsExactly("0");

        engine(project).stop();
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> Await.result(fresh))
                .withMessage("The embedded database has been stopped.");
    }

    @Test
    void aWayBackThatFailsIsThatOfTheDatabaseNotOfTheFile() throws SQLException {
        Project project = new Project(directory).with("a1", "", AUTHORS, "drop table authers;");
        CompletableFuture<RunResult> run = runUntil(project, false, "The database is at a1.");

        project.with("a1", "", "create table authors (id bigint primary key);", "drop table authors;");

        awaitSaid(project, "What was recorded as it was applied takes a revision back, not what its file says now");
        assertThat(column("select id from authors")).containsExactly("1");
        engines.get(0).stopRunning();
        Await.result(run);
    }

    @Test
    void oneThatFailedHalfWayIsTakenBackAsFarAsItCame() throws SQLException {
        Project project = new Project(directory)
                .with("a1", "", AUTHORS, "drop table authors;")
                .withFile("b1.sql", unfinished("create index concurrently titles on books (titel)"));
        MigrationEngine engine = engine(project);
        CompletableFuture<RunResult> run = run(engine, false);
        awaitSaid(project, "titel");

        project.withFile("b1.sql", unfinished("create index concurrently titles on books (title)"));

        awaitSaid(project, "The database is at b1.");
        assertThat(column("select count(*) from pg_index where indrelid = 'books'::regclass and indisvalid"))
                .containsExactly("1");
        assertThat(column("select id from authors")).containsExactly("1");
        engine.stopRunning();
        assertThat(Await.result(run).takenBack()).containsExactly("b1");
    }

    private static String unfinished(String index) {
        return """
            -- Revision ID: b1
            -- Revises: a1
            -- Create Date: 2026-11-22T21:31:00Z
            -- Message: Add books

            -- migrate:upgrade transaction=off
            create table books (title text);
            %s;

            -- migrate:downgrade
            drop table books;
            """.formatted(index);
    }

    @Test
    void aDatabaseThatTheSettingsNameIsNotItsToTakeBackFrom() {
        Project project = new Project(directory).withTable("a1", "");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.engine().run(new RunRequest(false, ExecutionOptions.defaults())))
                .withMessageContaining("runs the embedded database only");
        assertThat(project.column("select to_regclass('a1')")).containsOnlyNulls();
    }

    private MigrationEngine engine(Project project) {
        MigrationEngine engine = Project.embeddedEngine(directory, project);
        engines.add(engine);
        return engine;
    }

    private CompletableFuture<RunResult> runUntil(Project project, boolean fresh, String line) {
        CompletableFuture<RunResult> run = run(engine(project), fresh);
        awaitSaid(project, line);
        return run;
    }

    private static CompletableFuture<RunResult> run(MigrationEngine engine, boolean fresh) {
        return Await.background(() -> engine.run(new RunRequest(fresh, ExecutionOptions.defaults())));
    }

    @Test
    void whereItIsToldToEndByASignalNoServerStays() throws IOException {
        new Project(directory).withTable("a1", "");
        Process process = JavaProcess.of(RunProcess.class, directory.toString()).start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.startsWith("The database is at a1.")) {
                    assertThat(database().connection()).isPresent();
                    process.toHandle().destroy();
                }
            }
        }

        assertThat(process.onExit().join().exitValue()).as("128 + SIGTERM").isEqualTo(143);
        assertThat(lines).noneMatch(line -> line.contains("Waiting for another build"));
        assertThat(lines).last().isEqualTo("PostgreSQL stopped; its data stay until mvn clean.");
        assertThat(database().connection()).isEmpty();
    }

    private static void awaitSaid(Project project, String part) {
        Await.until(part, () -> times(project, part) > 0);
    }

    private static long times(Project project, String part) {
        return List.copyOf(project.log()).stream()
                .filter(line -> line.contains(part))
                .count();
    }

    private void await(String what, String query, String value) {
        Await.until(what, () -> {
            try {
                return column(query).equals(List.of(value));
            } catch (SQLException beingChanged) {
                return false;
            }
        });
    }

    /** As an application that is connected meanwhile. */
    private List<String> column(String query) throws SQLException {
        try (Connection connection = database().connection().orElseThrow().open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }

    private EmbeddedDatabase database() {
        return new EmbeddedDatabase(
                directory.resolve("work").resolve("database"),
                EmbeddedVersion.newest(),
                TestInstallations.shared(),
                Reporter.silent());
    }
}
