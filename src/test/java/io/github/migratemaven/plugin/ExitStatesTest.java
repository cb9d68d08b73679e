package io.github.migratemaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.plugin.base.MigrateMojo;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.revision.file.RevisionDirectory;
import io.github.migratemaven.revision.file.RevisionFormat;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Database;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a script reads from {@code migrate.outputFile}, whether the build succeeds or fails. */
@MojoTest(realRepositorySession = true)
class ExitStatesTest {
    private static final String LINEAR = "src/test/projects/linear/db";
    private static final String HOSTILE = "target/hostile-revisions";
    private static final String FILE = "target/exit-state.json";

    private final Database database = Database.fresh();

    @Inject
    private MavenSession session;

    @TempDir
    private Path directory;

    @BeforeEach
    void nameTheDatabase() throws IOException {
        when(session.getExecutionRootDirectory()).thenReturn(directory.toString());
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("os."))
                .forEach(name -> session.getSystemProperties().setProperty(name, System.getProperty(name)));
        Properties typed = session.getUserProperties();
        ConnectionSettings settings = database.settings();
        typed.setProperty("migrate.url", settings.displayUrl());
        typed.setProperty("migrate.username", settings.user());
        typed.setProperty(
                "migrate.password", settings.password().map(Secret::reveal).orElse("none"));
        ConnectionSettings server = settings.withDatabase("postgres");
        typed.setProperty(
                "migrate.shadowUrl",
                "postgresql://" + server.user() + ":none@" + server.host() + ":" + server.port() + "/postgres");
        typed.setProperty("migrate.directory", LINEAR);
        typed.setProperty("migrate.format", "json");
        Files.deleteIfExists(Path.of(FILE));
    }

    /** What the database has met before, the goal with its option, and what a script then reads. */
    @ParameterizedTest(name = "{3}: {1} after {0}")
    @CsvSource(delimiter = '|', textBlock = """
        nothing                                  | upgrade |                      | ok
        nothing                                  | current | checkHeads=true      | pending
        upgrade; create table made_by_hand ()    | drift   |                      | drift
        another runner                           | upgrade | whenLocked=fail      | locked
        a revision of another branch             | upgrade |                      | ahead
        create table authors ()                  | upgrade | allowNonEmpty=true   | failed
        create table of_somebody_else ()         | upgrade |                      | refused
        """)
    void everyStateIsWritten(
            String before,
            String goal,
            @Nullable String option,
            String status,
            @InjectMojo(goal = "upgrade") UpgradeMojo upgrade,
            @InjectMojo(goal = "current") CurrentMojo current,
            @InjectMojo(goal = "drift") DriftMojo drift)
            throws Exception {
        MigrateMojo mojo = Objects.requireNonNull(
                Map.of("upgrade", upgrade, "current", current, "drift", drift).get(goal));
        MojoExtension.setVariableValueToObject(mojo, "outputFile", new File(FILE));
        if (option != null) {
            set(mojo, option);
        }

        assertThat(before.equals("another runner") ? besideAnotherRunner(mojo) : after(before, mojo))
                .isEqualTo(!status.equals("ok"));

        assertThat(new ObjectMapper()
                        .readTree(Path.of(FILE).toFile())
                        .get("status")
                        .asText())
                .isEqualTo(status);
    }

    private boolean after(String before, MigrateMojo mojo) throws Exception {
        for (String deed : before.split("; ", -1)) {
            switch (deed) {
                case "nothing" -> {}
                case "upgrade" -> migrator().upgrade(linear(), "head");
                case "a revision of another branch" -> migrator().upgrade(graph("create table t ()"), "head");
                default -> database.run(deed);
            }
        }
        return fails(mojo);
    }

    private boolean besideAnotherRunner(MigrateMojo mojo) throws Exception {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<?> other = CompletableFuture.runAsync(
                () -> database.migrator(ExecutionOptions.defaults().withCancellation(cancellation))
                        .upgrade(graph("select pg_sleep(600)"), "head"));
        try {
            while (!isAsleep() && !other.isDone()) {
                Thread.sleep(20);
            }
            return fails(mojo);
        } finally {
            cancellation.request();
            assertThat(other).failsWithin(Duration.ofSeconds(60));
        }
    }

    private static boolean fails(MigrateMojo mojo) throws Exception {
        try {
            mojo.execute();
            return false;
        } catch (MojoFailureException failure) {
            return true;
        }
    }

    private static void set(MigrateMojo mojo, String option) throws IllegalAccessException {
        String value = option.substring(option.indexOf('=') + 1);
        MojoExtension.setVariableValueToObject(
                mojo, option.substring(0, option.indexOf('=')), value.equals("true") ? (Object) true : value);
    }

    @Test
    @InjectMojo(goal = "upgrade")
    @MojoParameter(name = "directory", value = HOSTILE)
    void aFailureIsTheOneDocumentOnStandardOutputAndShowsNothingThatATerminalObeys(UpgradeMojo goal)
            throws IOException {
        Files.createDirectories(Path.of(HOSTILE));
        Files.writeString(Path.of(HOSTILE, "aaaa1.sql"), """
            -- Revision ID: aaaa1
            -- Revises:
            -- Create Date: 2026-11-22T21:31:00Z
            -- Message: Red \u001b[31m

            -- migrate:upgrade
            do $$ begin
                raise notice '%', E'notice \\x1b[31m';
                raise exception '%', E'exception \\x1b[31m \\u202e';
            end $$;

            -- migrate:downgrade
            """);
        PrintStream usual = System.out;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(goal::execute)
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessageContaining("exception \\u001b[31m \\u202e")
                    .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("\u001b", "\u202e"));
        } finally {
            System.setOut(usual);
        }

        String text = output.toString(StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("\u001b", "\u202e");
        assertThat(new ObjectMapper()
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .readTree(text)
                        .get("status")
                        .asText())
                .isEqualTo("failed");
    }

    private static String stackTrace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private Migrator migrator() {
        return database.migrator(ExecutionOptions.defaults());
    }

    private static RevisionGraph linear() {
        return RevisionGraph.of(new RevisionDirectory(Path.of(LINEAR)).load());
    }

    private static RevisionGraph graph(String upgrade) {
        return RevisionGraph.of(List.of(RevisionFormat.parse(Path.of("other.sql"), """
            -- Revision ID: aaaa1
            -- Revises:
            -- Create Date: 2026-11-22T21:31:00Z
            -- Message: Of another branch

            -- migrate:upgrade
            %s;

            -- migrate:downgrade
            """.formatted(upgrade))));
    }

    private boolean isAsleep() {
        return !database.column("select pid from pg_stat_activity where query like 'select pg_sleep%'"
                        + " and state = 'active' and datname = current_database()")
                .isEmpty();
    }
}
