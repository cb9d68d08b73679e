package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.RevisionGraph;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own, stopped with {@code immediate} as by a crash, and started again on the same port. */
class RestartedServerTest {
    @TempDir
    private Path directory;

    private final RecordingReporter reporter = new RecordingReporter();
    private EmbeddedPostgres server;
    private Database database;

    @BeforeEach
    void startServer() throws IOException {
        server = start(0);
        database = new Database(ConnectionSettings.local(server.getPort(), "postgres", "postgres"));
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    @Test
    void aCrashInTheMiddleOfARevisionIsSurvived() throws IOException, InterruptedException {
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create table t1 (a int);", ""),
                Revisions.of("a2", "a1", "create table t2 (); select pg_sleep(3);", ""),
                Revisions.nonTransactional("a3", "a2", "create index concurrently ix on t1 (a);", ""));
        CompletableFuture<MigrationOutcome> run =
                Await.background(() -> database.migrator(reporter).upgrade(graph, "head"));
        Await.until("the second revision runs", () -> !database.column(
                        "select 1 from pg_stat_activity where state = 'active' and query like 'select pg_sleep%'")
                .isEmpty());

        restart();

        assertThat(Await.result(run).steps()).extracting(AppliedStep::revision).containsExactly("a1", "a2", "a3");
        assertThat(reporter.all()).contains("The connection was lost in");
        assertThat(database.tables()).containsExactly("t1", "t2");
        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
    }

    @Test
    void aStandbyIsRefused() throws IOException, InterruptedException {
        database.migrator(reporter).upgrade(chain(1), "head");
        Files.createFile(directory.resolve("data").resolve("standby.signal"));
        restart();

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> database.migrator(reporter).upgrade(chain(2), "head"))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.REFUSED))
                .withMessageContaining("read-only standby");
        assertThat(database.migrator(reporter).state(chain(2)).heads()).containsExactly("a1");
    }

    private void restart() throws IOException, InterruptedException {
        int port = server.getPort();
        long postmaster =
                Long.parseLong(Files.readAllLines(directory.resolve("data").resolve("postmaster.pid"))
                        .get(0));
        new ProcessBuilder("kill", "-QUIT", String.valueOf(postmaster)).start().waitFor();
        Await.until("the server is down", () -> ProcessHandle.of(postmaster).isEmpty());
        server.close();
        server = start(port);
    }
}
