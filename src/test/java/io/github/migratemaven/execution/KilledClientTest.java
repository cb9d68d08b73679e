package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Await;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.OtherSession;
import io.github.migratemaven.testing.RecordingReporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledClientTest {
    @TempDir
    private Path directory;

    private final Database database = Database.fresh();
    private final RecordingReporter reporter = new RecordingReporter();

    @Test
    void aKilledClientLeavesNothingOfItsRevisionAndNoLock() throws InterruptedException, IOException {
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create table t1 ();", ""),
                Revisions.of("a2", "a1", "create table t2 (); select pg_sleep(600);", ""));
        Process child = start(graph, "head");
        awaitStatement("select pg_sleep(600)");

        child.destroyForcibly().waitFor();
        long killed = System.nanoTime();
        RevisionGraph repaired =
                graph(graph.require("a1"), Revisions.of("a2", "a1", "create table t2 (); create table t3 ();", ""));
        database.migrator(reporter).upgrade(repaired, "head");

        // client_connection_check_interval lets the server notice; without it the backend would sleep for ten minutes.
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(60));
        assertThat(database.tables()).containsExactly("t1", "t2", "t3");
        assertThat(database.rows()).containsExactly("a1", "a2");
    }

    @Test
    void aClientKilledWhileQueuedForALockFreesTheQueue() throws InterruptedException {
        database.run("create schema s; create table s.t (a int)");
        RevisionGraph graph = graph(Revisions.of("a1", "", "alter table s.t add b int;", ""));
        try (OtherSession reader = OtherSession.inTransaction(database, "select * from s.t")) {
            Process child = start(graph, "head");
            Await.until("the child queues", () -> !database.column(
                            "select 1 from pg_locks where not granted" + " and relation = 's.t'::regclass")
                    .isEmpty());
            child.destroyForcibly().waitFor();
            Await.until("the queue is free", () -> database.column(
                            "select 1 from pg_locks where not granted" + " and relation = 's.t'::regclass")
                    .isEmpty());
            reader.commit();
        }
        assertThat(database.migrator(reporter).upgrade(graph, "head").steps()).hasSize(1);
    }

    @Test
    void aTerminatedClientRollsBackFreesTheLockAndSaysWhereItStands() throws InterruptedException, IOException {
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create table t1 ();", ""),
                Revisions.of("a2", "a1", "create table t2 (); select pg_sleep(600);", ""));
        Process child = start(graph, "head");
        awaitStatement("select pg_sleep(600)");

        child.destroy();
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(database.tables()).containsExactly("t1");
        assertThat(database.column("select outcome from migrate_event where revision = 'a2'"))
                .containsExactly("interrupted");
        Await.until("no session is left", () -> database.column("select 1 from pg_stat_activity"
                        + " where application_name like 'migrate-maven-plugin%' and pid <> pg_backend_pid()"
                        + " and datname = current_database()")
                .isEmpty());
    }

    @Test
    void aRequestToStopCancelsTheStatementAndTheNextRunContinues() {
        Cancellation cancellation = new Cancellation();
        RevisionGraph slow = graph(
                Revisions.of("a1", "", "create table t1 ();", ""),
                Revisions.of("a2", "a1", "create table t2 (); select pg_sleep(600);", ""));
        CompletableFuture<MigrationOutcome> run = Await.background(() -> new Migrator(
                        database.settings(), ExecutionOptions.defaults().withCancellation(cancellation), reporter)
                .upgrade(slow, "head"));
        awaitStatement("select pg_sleep(600)");

        cancellation.request();

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> Await.result(run))
                .satisfies(failure -> {
                    assertThat(failure).hasMessageContaining("Interrupted in a2.sql (a2)");
                    assertThat(failure.advice())
                            .contains("1 revision was applied and stays so: a1")
                            .contains("Of a2.sql (a2) nothing remains")
                            .contains("Run the goal again to continue");
                });
        assertThat(database.tables()).containsExactly("t1");
    }

    @Test
    void ofEightRunnersAtOnceOneWorksAndAllSucceed() throws InterruptedException, IOException {
        RevisionGraph graph = chain(5);
        ChildRunner.write(graph, directory);
        List<Process> children = new ArrayList<>();
        List<Path> logs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Path log = directory.resolve("log" + i);
            logs.add(log);
            children.add(ChildRunner.start(directory, database.settings(), Direction.UPGRADE, "head", log));
        }
        for (Process child : children) {
            assertThat(child.waitFor()).isZero();
        }

        List<String> outcomes = new ArrayList<>();
        for (Path log : logs) {
            Files.readAllLines(log).stream()
                    .filter(line -> line.startsWith("OUTCOME"))
                    .forEach(outcomes::add);
        }
        assertThat(outcomes)
                .hasSize(8)
                .containsOnlyOnce("OUTCOME 5 ok")
                .filteredOn("OUTCOME 0 ok"::equals)
                .hasSize(7);
        assertThat(database.value("select count(*) from migrate_event where kind = 'upgrade'"))
                .isEqualTo("5");
    }

    private Process start(RevisionGraph graph, String target) {
        ChildRunner.write(graph, directory);
        return ChildRunner.start(
                directory, database.settings(), Direction.UPGRADE, target, directory.resolve("child.log"));
    }

    private void awaitStatement(String start) {
        Await.until("statement " + start, () -> !database.column(
                        "select 1 from pg_stat_activity where state = 'active' and query like '" + start
                                + "%' and datname = current_database()")
                .isEmpty());
    }
}
