package io.github.migratemaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.file.RevisionDirectory;
import io.github.migratemaven.revision.file.RevisionFile;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a script reads from {@code migrate.outputFile}, whether the build succeeds or fails. */
@MojoTest(realRepositorySession = true)
class ExitStatesTest {
    private static final String LINEAR = "src/test/projects/linear/db";
    private static final String HOSTILE = "target/hostile-revisions";
    private static final String FILE = "target/exit-state.json";

    private final ConnectionSettings database = TestPostgres.freshDatabase();

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
        typed.setProperty("migrate.url", database.displayUrl());
        typed.setProperty("migrate.username", database.user());
        typed.setProperty(
                "migrate.password", database.password().map(Secret::reveal).orElse("none"));
        ConnectionSettings server = database.withDatabase("postgres");
        typed.setProperty(
                "migrate.shadowUrl",
                "postgresql://" + server.user() + ":none@" + server.host() + ":" + server.port() + "/postgres");
        Files.deleteIfExists(Path.of(FILE));
    }

    @Test
    @InjectMojo(goal = "upgrade")
    @MojoParameter(name = "directory", value = LINEAR)
    @MojoParameter(name = "format", value = "json")
    @MojoParameter(name = "outputFile", value = FILE)
    void ok(UpgradeMojo goal) throws Exception {
        goal.execute();

        assertThat(status()).isEqualTo("ok");
    }

    @Test
    @InjectMojo(goal = "current")
    @MojoParameter(name = "directory", value = LINEAR)
    @MojoParameter(name = "format", value = "json")
    @MojoParameter(name = "outputFile", value = FILE)
    @MojoParameter(name = "checkHeads", value = "true")
    void pending(CurrentMojo goal) throws IOException {
        assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class);

        assertThat(status()).isEqualTo("pending");
    }

    @Test
    @InjectMojo(goal = "drift")
    @MojoParameter(name = "directory", value = LINEAR)
    @MojoParameter(name = "format", value = "json")
    @MojoParameter(name = "outputFile", value = FILE)
    void drift(DriftMojo goal) throws IOException {
        migrator().upgrade(linear(), "head");
        run("create table made_by_hand ()");

        assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class);

        assertThat(status()).isEqualTo("drift");
    }

    @Test
    @InjectMojo(goal = "upgrade")
    @MojoParameter(name = "directory", value = LINEAR)
    @MojoParameter(name = "format", value = "json")
    @MojoParameter(name = "outputFile", value = FILE)
    @MojoParameter(name = "whenLocked", value = "fail")
    void locked(UpgradeMojo goal) throws Exception {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<?> other = CompletableFuture.runAsync(() -> new Migrator(
                        database, ExecutionOptions.defaults().withCancellation(cancellation), Reporter.silent())
                .upgrade(graph("select pg_sleep(600)"), "head"));
        try {
            while (!isAsleep() && !other.isDone()) {
                Thread.sleep(20);
            }
            assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class);
        } finally {
            cancellation.request();
            assertThat(other).failsWithin(Duration.ofSeconds(30));
        }

        assertThat(status()).isEqualTo("locked");
    }

    @Test
    @InjectMojo(goal = "upgrade")
    @MojoParameter(name = "directory", value = LINEAR)
    @MojoParameter(name = "format", value = "json")
    @MojoParameter(name = "outputFile", value = FILE)
    void ahead(UpgradeMojo goal) throws IOException {
        migrator().upgrade(graph("create table from_another_branch ()"), "head");

        assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class);

        assertThat(status()).isEqualTo("ahead");
    }

    @Test
    @InjectMojo(goal = "upgrade")
    @MojoParameter(name = "directory", value = LINEAR)
    @MojoParameter(name = "format", value = "json")
    @MojoParameter(name = "outputFile", value = FILE)
    @MojoParameter(name = "allowNonEmpty", value = "true")
    void failed(UpgradeMojo goal) throws IOException {
        run("create table authors ()");

        assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class);

        assertThat(status()).isEqualTo("failed");
    }

    @Test
    @InjectMojo(goal = "upgrade")
    @MojoParameter(name = "directory", value = LINEAR)
    @MojoParameter(name = "format", value = "json")
    @MojoParameter(name = "outputFile", value = FILE)
    void refused(UpgradeMojo goal) throws IOException {
        run("create table of_somebody_else ()");

        assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class);

        assertThat(status()).isEqualTo("refused");
    }

    @Test
    @InjectMojo(goal = "upgrade")
    @MojoParameter(name = "directory", value = HOSTILE)
    @MojoParameter(name = "format", value = "json")
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

    private static String status() throws IOException {
        return new ObjectMapper().readTree(Path.of(FILE).toFile()).get("status").asText();
    }

    private Migrator migrator() {
        return new Migrator(database, ExecutionOptions.defaults(), Reporter.silent());
    }

    private static RevisionGraph linear() {
        return RevisionGraph.of(new RevisionDirectory(Path.of(LINEAR)).load());
    }

    private static RevisionGraph graph(String upgrade) {
        return RevisionGraph.of(List.of(RevisionFile.parse(Path.of("other.sql"), """
            -- Revision ID: aaaa1
            -- Revises:
            -- Create Date: 2026-11-22T21:31:00Z
            -- Message: Of another branch

            -- migrate:upgrade
            %s;

            -- migrate:downgrade
            """.formatted(upgrade))));
    }

    private boolean isAsleep() throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            return statement
                    .executeQuery("select from pg_stat_activity where query like 'select pg_sleep%'"
                            + " and state = 'active' and datname = current_database()")
                    .next();
        }
    }

    private void run(String sql) {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
