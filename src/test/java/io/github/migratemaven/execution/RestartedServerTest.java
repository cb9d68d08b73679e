package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.step.AppliedStep;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Await;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.FastTempDir;
import io.github.migratemaven.testing.RecordingReporter;
import io.github.migratemaven.testing.Slow;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own, stopped with {@code immediate} as by a crash, and started again on the same port. */
class RestartedServerTest {
    @TempDir(factory = FastTempDir.class)
    private Path directory;

    private final RecordingReporter reporter = new RecordingReporter();
    private EmbeddedPostgres server;
    private Path data;
    private Database database;

    @BeforeEach
    void startServer() throws IOException {
        data = directory.resolve("data");
        server = start(0);
        database = new Database(ConnectionSettings.local(server.getPort(), "postgres", "postgres"));
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
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
        awaitSleep();

        restart();

        assertThat(Await.result(run).steps()).extracting(AppliedStep::revision).containsExactly("a1", "a2", "a3");
        assertThat(reporter.all()).contains("The connection was lost in");
        assertThat(database.tables()).containsExactly("t1", "t2");
        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
    }

    @Slow
    @Test
    void aServerThatDoesNotComeBackIsToldTogetherWithWhereItStands() throws IOException, InterruptedException {
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create table t1 (a int);", ""),
                Revisions.of("a2", "a1", "create table t2 (); select pg_sleep(3);", ""));
        ExecutionOptions whoseSecondServerIsNowhere = ExecutionOptions.defaults()
                .withRenewedSettings(() -> {
                    throw MigrationFailure.misconfigured("The password file is gone.", "Write it.");
                });
        CompletableFuture<MigrationOutcome> run = Await.background(
                () -> new Migrator(database.settings(), whoseSecondServerIsNowhere, reporter).upgrade(graph, "head"));
        awaitSleep();
        crash();

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> Await.result(run))
                .withMessageStartingWith("The connection was lost in a2.sql (a2): ")
                .withMessageEndingWith("The server has not come back: The password file is gone.")
                .satisfies(failure -> assertThat(failure.advice())
                        .startsWith("1 revision was applied and stays so: a1. Of a2.sql (a2) nothing remains")
                        .endsWith("run the goal again to continue."));
    }

    @Slow
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

    /** A fail-over to a standby that had not received the last commits, seen from the client. */
    @Slow
    @Test
    void commitsThatAFailOverLostAreMadeAgain() throws IOException, InterruptedException {
        database.migrator(reporter).upgrade(chain(1), "head");
        server.close();
        Path behind = directory.resolve("behind");
        copy(directory.resolve("data"), behind);
        server = start(0);
        database = new Database(ConnectionSettings.local(server.getPort(), "postgres", "postgres"));
        RevisionGraph graph = graph(
                chain(1).require("a1"),
                Revisions.of("a2", "a1", "create table t2 ();", ""),
                Revisions.of("a3", "a2", "create table t3 (); select pg_sleep(3);", ""));
        CompletableFuture<MigrationOutcome> run =
                Await.background(() -> database.migrator(reporter).upgrade(graph, "head"));
        awaitSleep();

        int port = server.getPort();
        crash();
        data = behind;
        server = start(port);

        assertThat(Await.result(run).steps()).extracting(AppliedStep::revision).containsExactly("a2", "a3");
        assertThat(reporter.all())
                .contains("a2.sql (a2) was committed in this run, but the server that answers now does not have it");
        assertThat(database.tables()).containsExactly("t1", "t2", "t3");
        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
    }

    @Slow
    @Test
    void aPasswordThatWasChangedMeanwhileIsReadAnew() throws IOException, InterruptedException {
        Path hba = directory.resolve("data").resolve("pg_hba.conf");
        Files.writeString(hba, "host all rotating all scram-sha-256\n" + Files.readString(hba));
        database.run("create role rotating login superuser password 'first'");
        database.run("select pg_reload_conf()");
        AtomicBoolean changed = new AtomicBoolean();
        ExecutionOptions renewing =
                ExecutionOptions.defaults().withRenewedSettings(() -> asRotating(changed.get() ? "second" : "first"));
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create table t1 ();", ""),
                Revisions.of("a2", "a1", "create table t2 (); select pg_sleep(3);", ""));
        CompletableFuture<MigrationOutcome> run =
                Await.background(() -> new Migrator(asRotating("first"), renewing, reporter).upgrade(graph, "head"));
        awaitSleep();

        database.run("alter role rotating password 'second'");
        changed.set(true);
        database.run("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'rotating'");

        assertThat(Await.result(run).steps()).extracting(AppliedStep::revision).containsExactly("a1", "a2");
        assertThat(reporter.all()).doesNotContain("first").doesNotContain("second");
    }

    @Slow
    @Test
    void aLockTableThatIsFullRollsBackWithAdvice() throws IOException {
        server.close();
        server = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("max_locks_per_transaction", "10")
                .setServerConfig("max_connections", "10")
                .start();
        database = new Database(ConnectionSettings.local(server.getPort(), "postgres", "postgres"));
        String many = IntStream.range(0, 3000)
                .mapToObj(i -> "create table t" + i + " (id int primary key);\n")
                .collect(Collectors.joining());

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> database.migrator(reporter).upgrade(graph(Revisions.of("a1", "", many, "")), "head"))
                .withMessageContaining("out of shared memory")
                .satisfies(failure -> assertThat(failure.advice())
                        .contains("Split the revision, or raise max_locks_per_transaction")
                        .contains("nothing remains"));
        assertThat(reporter.all()).contains("has 3000 statements in one transaction");
        assertThat(database.tables()).isEmpty();
    }

    private ConnectionSettings asRotating(String password) {
        return new ConnectionSettings(
                "localhost",
                server.getPort(),
                "postgres",
                "rotating",
                Optional.of(Secret.of(password)),
                Map.of(),
                Map.of());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private void awaitSleep() {
        Await.until("the revision sleeps", () -> !database.column(
                        "select 1 from pg_stat_activity where state = 'active' and query like 'select pg_sleep%'")
                .isEmpty());
    }

    private void restart() throws IOException, InterruptedException {
        int port = server.getPort();
        crash();
        server = start(port);
    }

    private void crash() throws IOException, InterruptedException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        new ProcessBuilder("kill", "-QUIT", String.valueOf(postmaster)).start().waitFor();
        Await.until("the server is down", () -> ProcessHandle.of(postmaster).isEmpty());
        server.close();
    }
}
