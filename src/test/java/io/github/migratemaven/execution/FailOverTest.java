package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.Pace;
import io.github.migratemaven.execution.step.AppliedStep;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Await;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.FastTempDir;
import io.github.migratemaven.testing.LoopbackProxy;
import io.github.migratemaven.testing.OtherSession;
import io.github.migratemaven.testing.RecordingReporter;
import io.github.migratemaven.testing.ReplicatedServer;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A primary that is lost in the middle of a run, and a standby that streamed from it and is promoted. */
@Slow
class FailOverTest {
    private static final String LEDGER = "insert into ledger values ('%s');";

    /** Holds a revision up until the test opens the gate. */
    private static final String GATE = """

            do $$ begin
                while not exists (select from test.gate where name = '%s') loop
                    perform pg_sleep(0.05);
                end loop;
            end $$;
            """;

    private static final RevisionGraph GRAPH = graph(
            Revisions.of("a1", "", "create table ledger (revision text); " + LEDGER.formatted("a1"), ""),
            Revisions.of("a2", "a1", "create table t2 (); " + LEDGER.formatted("a2"), ""),
            Revisions.of("a3", "a2", "create table t3 (); " + LEDGER.formatted("a3") + GATE.formatted("a3"), ""),
            Revisions.of("a4", "a3", LEDGER.formatted("a4"), ""));

    @TempDir(factory = FastTempDir.class)
    private Path directory;

    private final RecordingReporter reporter = new RecordingReporter();
    private ReplicatedServer servers;

    @BeforeEach
    void startServers() {
        servers = new ReplicatedServer(18, directory);
        servers.primary().run("create schema test; create table test.gate (name text)");
        servers.awaitStandby();
    }

    @AfterEach
    void stopServers() {
        servers.close();
    }

    @Test
    void aRevisionThatWasInTheMiddleIsRunOnThePromotedStandby() {
        CompletableFuture<MigrationOutcome> run = upgrade(GRAPH);
        awaitGate();
        servers.awaitStandby();

        servers.crashPrimary();
        awaitLine("No connection for");
        servers.promoteStandby();
        open(servers.standby(), "a3");

        assertThat(Await.result(run).steps()).extracting(AppliedStep::revision).containsExactly("a1", "a2", "a3", "a4");
        assertThat(reporter.all()).contains("The connection was lost in a3.sql (a3)", "is a read-only standby");
        assertEverythingOnce();
    }

    @Test
    void anAddressThatMovesToTheStandbyBeforeItIsPromotedIsWaitedFor() {
        try (LoopbackProxy address = new LoopbackProxy(servers.primary().settings())) {
            CompletableFuture<MigrationOutcome> run =
                    Await.background(() -> migrator(address.settings()).upgrade(GRAPH, "head"));
            awaitGate();
            servers.awaitStandby();

            servers.crashPrimary();
            address.moveTo(servers.standby().settings());
            awaitLine("is a read-only standby");
            servers.promoteStandby();
            open(servers.standby(), "a3");

            Await.result(run);
        }
        assertEverythingOnce();
    }

    @Test
    void aCommitThatTheStandbyReceivedButNobodyAnsweredCounts() {
        CompletableFuture<MigrationOutcome> run = upgrade(GRAPH);
        awaitGate();
        servers.holdCommits();
        open(servers.primary(), "a3");
        servers.awaitHeldCommit();
        servers.awaitStandby();

        servers.crashPrimary();
        servers.promoteStandby();

        assertThat(Await.result(run).steps()).extracting(AppliedStep::revision).containsExactly("a1", "a2", "a3", "a4");
        assertThat(reporter.all())
                .contains("PostgreSQL says that the transaction was committed, the history that a3.sql (a3) is done");
        assertEverythingOnce();
    }

    @Test
    void aCommitThatTheStandbyLacksIsMadeAgain() {
        CompletableFuture<MigrationOutcome> run = upgrade(GRAPH);
        awaitGate();
        servers.detachStandby();
        servers.holdCommits();
        open(servers.primary(), "a3");
        servers.awaitHeldCommit();

        servers.crashPrimary();
        servers.promoteStandby();
        open(servers.standby(), "a3");

        assertThat(Await.result(run).steps()).extracting(AppliedStep::revision).containsExactly("a1", "a2", "a3", "a4");
        assertThat(reporter.all())
                .contains("the server that answers now has not received it, like a standby that was promoted too early,"
                        + " the history that a3.sql (a3) is not done");
        assertEverythingOnce();
    }

    /** An asynchronous standby lacks what it had not received: revisions that this run has called applied. */
    @Test
    void whatThisRunHadCommittedAndTheStandbyLacksIsToldAndMadeAgain() {
        RevisionGraph graph = graph(
                GRAPH.require("a1"),
                Revisions.of("b2", "a1", GATE.formatted("b2") + LEDGER.formatted("b2"), ""),
                Revisions.of("b3", "b2", LEDGER.formatted("b3") + GATE.formatted("b3"), ""));
        CompletableFuture<MigrationOutcome> run = upgrade(graph);
        awaitGate();
        servers.detachStandby();
        open(servers.primary(), "b2");
        awaitLine("Running upgrade b2 -> b3");
        awaitGate();

        servers.crashPrimary();
        servers.promoteStandby();
        open(servers.standby(), "b2");
        open(servers.standby(), "b3");

        assertThat(Await.result(run).steps()).extracting(AppliedStep::revision).containsExactly("a1", "b2", "b3");
        assertThat(reporter.all())
                .contains("b2.sql (b2) was committed in this run, but the server that answers now does not have it");
        assertThat(servers.standby().column("select revision from ledger order by 1"))
                .containsExactly("a1", "b2", "b3");
        assertThat(servers.standby().rows()).containsExactly("a1", "b2", "b3");
    }

    @Test
    void whatIsLostAndMadeAgainIsNotCalledAppliedUntilItIs() {
        RevisionGraph graph = graph(
                GRAPH.require("a1"),
                Revisions.of("b2", "a1", GATE.formatted("b2") + """
                        do $$ begin
                            if (select count(*) from pg_stat_replication) = 0
                                and pg_walfile_name(pg_current_wal_lsn()) not like '00000001%' then
                                raise 'not on this one';
                            end if;
                        end $$;
                        """, ""),
                Revisions.of("b3", "b2", GATE.formatted("b3"), ""));
        CompletableFuture<MigrationOutcome> run = upgrade(graph);
        awaitGate();
        servers.detachStandby();
        open(servers.primary(), "b2");
        awaitLine("Running upgrade b2 -> b3");
        awaitGate();

        servers.crashPrimary();
        servers.promoteStandby();
        open(servers.standby(), "b2");
        open(servers.standby(), "b3");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> Await.result(run))
                .withMessageContaining("not on this one")
                .satisfies(failure -> assertThat(failure.advice())
                        .contains("1 revision was applied and stays so: a1. Of b2.sql (b2) nothing remains"));
        assertThat(servers.standby().rows()).containsExactly("a1");
    }

    @Test
    void aRunStopsWhereTheStandbyLacksWhatWasAppliedBeforeIt() {
        migrator(servers.settings()).upgrade(GRAPH, "a1");
        servers.detachStandby();
        migrator(servers.settings()).upgrade(GRAPH, "a2");
        CompletableFuture<MigrationOutcome> run = upgrade(GRAPH);
        awaitGate();

        servers.crashPrimary();
        servers.promoteStandby();

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> Await.result(run))
                .withMessageContaining("lacks what was applied before this run: a2. It is a standby that was promoted")
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.REFUSED))
                .satisfies(failure -> assertThat(failure.advice())
                        .startsWith("No revision was applied. Nothing more was run.")
                        .contains("Run the goal again: it plans from what this server has"));
        assertThat(servers.standby().rows()).containsExactly("a1");
        open(servers.standby(), "a3");
        assertThat(migrator(servers.settings()).upgrade(GRAPH, "head").steps())
                .extracting(AppliedStep::revision)
                .containsExactly("a2", "a3", "a4");
        assertEverythingOnce();
    }

    /** Taking back what a revision needs that came back with the standby would leave that revision without it. */
    @Test
    void aDowngradeStopsWhereWhatWasTakenBackBeforeItIsThereAgain() {
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create table t1 (id int primary key);", "drop table t1;"),
                Revisions.of(
                        "a2",
                        "a1",
                        "create table t2 (id int primary key);",
                        "drop table t2 cascade;" + GATE.formatted("a2")),
                Revisions.of("a3", "a2", "create table t3 (id int references t2);", "drop table t3;"));
        migrator(servers.settings()).upgrade(graph, "head");
        servers.detachStandby();
        migrator(servers.settings()).downgrade(graph, "a2");
        CompletableFuture<MigrationOutcome> run =
                Await.background(() -> migrator(servers.settings()).downgrade(graph, "base"));
        awaitGate();

        servers.crashPrimary();
        servers.promoteStandby();

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> Await.result(run))
                .withMessageContaining("has revisions that were not applied when this run began: a3. It is a standby");
        assertThat(servers.standby().rows()).containsExactly("a1", "a2", "a3");
        assertThat(servers.standby().value("select count(*) from pg_constraint where contype = 'f'"))
                .isEqualTo("1");
    }

    @Test
    void aServerOfAnotherClusterIsNotTakenForTheLostOne() {
        ConnectionSettings stranger = TestPostgres.server(18);
        ConnectionSettings wrong = new ConnectionSettings(
                Stream.concat(servers.settings().servers().stream().limit(1), stranger.servers().stream())
                        .toList(),
                "postgres",
                "postgres",
                Optional.empty(),
                Map.of("targetServerType", "primary"),
                Map.of());
        CompletableFuture<MigrationOutcome> run =
                Await.background(() -> migrator(wrong).upgrade(GRAPH, "head"));
        awaitGate();

        servers.crashPrimary();

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> Await.result(run))
                .withMessageContaining("is neither the one on which the run began nor a standby of it")
                .satisfies(failure -> assertThat(failure.advice())
                        .contains("Nothing was changed on this server", "servers of one cluster"));
        assertThat(new Database(stranger).tables()).doesNotContain("ledger");
    }

    @Test
    void aConcurrentBuildThatWasInTheMiddleIsFinishedOnThePromotedStandby() {
        RevisionGraph graph = graph(
                GRAPH.require("a1"),
                Revisions.nonTransactional(
                        "b2",
                        "a1",
                        LEDGER.formatted("b2") + "\ncreate index concurrently of_revision on ledger (revision);\n"
                                + LEDGER.formatted("b2 again"),
                        ""));
        migrator(servers.settings()).upgrade(graph, "a1");
        CompletableFuture<MigrationOutcome> run;
        OtherSession writer = OtherSession.inTransaction(servers.primary(), LEDGER.formatted("never"));
        run = upgrade(graph);
        Await.until("the build waits for the writer", () -> servers.primary()
                .value("select count(*) from pg_stat_progress_create_index")
                .equals("1"));
        servers.awaitStandby();

        servers.crashPrimary();
        servers.promoteStandby();

        assertThat(Await.result(run).steps()).extracting(AppliedStep::revision).containsExactly("b2");
        writer.close();
        assertThat(servers.standby().column("select revision from ledger order by 1"))
                .containsExactly("a1", "b2", "b2 again");
        assertThat(servers.standby().column("select indisvalid from pg_index where indrelid = 'ledger'::regclass"))
                .containsExactly("t");
    }

    @Test
    void aStandbyThatNobodyPromotesIsToldWithWhereTheRunStands() {
        Pace impatient = new Pace(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(3));
        // Whoever names the servers without saying which is wanted gets a standby where there is nothing else.
        ConnectionSettings any = servers.settings().withProperties(Map.of());
        CompletableFuture<MigrationOutcome> run = Await.background(() ->
                new Migrator(any, ExecutionOptions.defaults().withPace(impatient), reporter).upgrade(GRAPH, "head"));
        awaitGate();

        servers.crashPrimary();

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> Await.result(run))
                .withMessageContaining("The connection was lost in a3.sql (a3)")
                .withMessageContaining("is a read-only standby, and was not promoted within")
                .satisfies(failure -> assertThat(failure.advice())
                        .startsWith("2 revisions were applied and stay so, the last one a2. Of a3.sql (a3) nothing"));
    }

    @Test
    void theStandbyIsReadButNeverWrittenTo() {
        migrator(servers.settings()).upgrade(chain(1), "head");
        servers.awaitStandby();
        ConnectionSettings standby = servers.standby().settings();

        assertThat(migrator(standby).state(chain(1)).heads()).containsExactly("a1");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator(standby).upgrade(chain(2), "head"))
                .satisfies(failure -> assertThat(failure.advice()).contains("HOST1:PORT1,HOST2:PORT2"));
        ConnectionSettings standbyFirst = new ConnectionSettings(
                List.of(
                        servers.settings().servers().get(1),
                        servers.settings().servers().get(0)),
                "postgres",
                "postgres",
                Optional.empty(),
                Map.of(),
                Map.of());
        migrator(standbyFirst).upgrade(chain(2), "head");
        assertThat(servers.primary().rows()).containsExactly("a1", "a2");
    }

    private void assertEverythingOnce() {
        assertThat(servers.standby().column("select revision from ledger order by 1"))
                .containsExactly("a1", "a2", "a3", "a4");
        assertThat(servers.standby().tables()).containsExactly("ledger", "t2", "t3");
        assertThat(servers.standby().rows()).containsExactly("a1", "a2", "a3", "a4");
    }

    private CompletableFuture<MigrationOutcome> upgrade(RevisionGraph graph) {
        return Await.background(() -> migrator(servers.settings()).upgrade(graph, "head"));
    }

    private Migrator migrator(ConnectionSettings settings) {
        return new Migrator(settings, ExecutionOptions.defaults(), reporter);
    }

    private void awaitLine(String text) {
        Await.until("the line " + text, () -> reporter.all().contains(text));
    }

    private void awaitGate() {
        Await.until("the revision stands at its gate", () -> !servers.primary()
                .column("select 1 from pg_stat_activity where wait_event = 'PgSleep'")
                .isEmpty());
    }

    /** Even where no COMMIT is answered. */
    private static void open(Database database, String gate) {
        database.run("set synchronous_commit = local; insert into test.gate values ('" + gate + "')");
    }
}
