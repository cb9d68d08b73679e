package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static io.github.migratemaven.execution.Revisions.chainOfBlocks;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.Pace;
import io.github.migratemaven.execution.step.AppliedStep;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.testing.Await;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.LoopbackProxy;
import io.github.migratemaven.testing.RecordingReporter;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network that delivers nothing and says nothing about it. */
class SilentServerTest {
    private static final Duration SOON = Duration.ofMillis(200);

    @TempDir
    private Path directory;

    private final Database database = Database.fresh();
    private final LoopbackProxy proxy = new LoopbackProxy(database.settings());
    private final RecordingReporter reporter = new RecordingReporter();

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    @Test
    void aCommitThatIsNotAnsweredIsSpokenOf() {
        database.migrator(reporter).upgrade(chainOfBlocks(1), "head");
        proxy.stallAt("COMMIT");
        CompletableFuture<MigrationOutcome> run =
                Await.background(() -> migrator(Duration.ofSeconds(60)).upgrade(chainOfBlocks(2), "head"));

        Await.until("a line about it", () -> reporter.all().contains("Waiting for the answer to COMMIT for "));
        proxy.release();
        assertThat(Await.result(run).steps()).extracting(AppliedStep::revision).containsExactly("a2");
    }

    @Test
    void aServerThatDoesNotAnswerTheEngineIsTakenForLostAndAskedAgain() {
        database.migrator(reporter).upgrade(chainOfBlocks(1), "head");
        proxy.stallAt("COMMIT");
        CompletableFuture<MigrationOutcome> run =
                Await.background(() -> migrator(Duration.ofSeconds(3)).upgrade(chainOfBlocks(2), "head"));

        Await.until("the loss is noticed", () -> reporter.all().contains("The connection was lost in a2.sql (a2)"));
        proxy.release();
        assertThat(Await.result(run).to()).containsExactly("a2");
        assertThat(database.tables()).containsExactly("t1", "t2");
        assertThat(database.rows()).containsExactly("a1", "a2");
    }

    /** The message with everything of a revision never arrives; the server says so to whoever asks by another line. */
    @Slow
    @Test
    void aMessageThatTheServerNeverGotIsNotWaitedForForEver() {
        database.migrator(reporter).upgrade(chain(1), "head");
        proxy.swallowAt("create table t2");

        MigrationOutcome outcome = migrator(Duration.ofSeconds(3)).upgrade(chain(2), "head");

        assertThat(reporter.all()).contains("The connection was lost in a2.sql (a2)");
        assertThat(outcome.steps()).extracting(AppliedStep::revision).containsExactly("a2");
        assertThat(database.rows()).containsExactly("a1", "a2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COMMIT | Whether a2.sql (a2), which was being committed, took place cannot be told until the server"
                        + " answers",
                "do \\$\\$ | Of a2.sql (a2) nothing remains: it was rolled back",
            })
    void whoIsToldToEndSaysWhereItStandsWithoutAnAnswerOfTheServer(String stalledAt, String standing)
            throws IOException, InterruptedException {
        database.migrator(reporter).upgrade(chainOfBlocks(1), "head");
        proxy.stallAt(stalledAt);
        ChildRunner.write(chainOfBlocks(2), directory);
        Path log = directory.resolve("child.log");
        Process child = ChildRunner.start(directory, proxy.settings(), Direction.UPGRADE, "head", log);
        try {
            proxy.awaitStall();
            child.destroy();
            Await.until("the standing", () -> read(log).contains("Asked to stop"));

            assertThat(read(log))
                    .contains("Asked to stop in a2.sql (a2), but the server has not answered yet")
                    .contains(standing);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** The server does not notice that the client of the first session is gone, which holds the runner lock. */
    @Test
    void itsOwnLostSessionIsEndedAndNotWaitedFor() {
        proxy.halfOpenAt("create table t2");

        MigrationOutcome outcome = migrator(Duration.ofSeconds(60)).upgrade(chain(3), "head");

        assertThat(outcome.steps()).hasSize(3);
        assertThat(reporter.all())
                .contains("Connecting again")
                .contains("Ending this run's own lost session, process ")
                .doesNotContain("Waiting for another runner");
        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
    }

    @Test
    void whatWasCommittedIsNeverCalledRolledBack() {
        Cancellation cancellation = new Cancellation();
        proxy.stallAt("select 1 / \\(select");
        CompletableFuture<MigrationOutcome> run = Await.background(() -> new Migrator(
                        proxy.settings(), ExecutionOptions.defaults().withCancellation(cancellation), reporter)
                .upgrade(chain(1), "head"));
        proxy.awaitStall();
        cancellation.request();
        Await.until("the standing", () -> reporter.all().contains("Asked to stop"));
        proxy.release();

        // Whether there was anything left to interrupt is a matter of luck.
        try {
            assertThat(Await.result(run).steps())
                    .extracting(AppliedStep::revision)
                    .containsExactly("a1");
        } catch (MigrationFailure interrupted) {
            assertThat(interrupted.advice()).contains("1 revision was applied and stays so: a1");
        }
        assertThat(reporter.all()).contains("1 revision was applied and stays so: a1");
        assertThat(database.rows()).containsExactly("a1");
        assertThat(database.column("select outcome from migrate_event where revision = 'a1'"))
                .containsExactly("done");
    }

    @Test
    void theServerIsAskedToLookForAClientThatIsGone() {
        database.migrator(reporter)
                .upgrade(
                        Revisions.graph(Revisions.of(
                                "a1",
                                "",
                                "create table s as select name, setting from pg_settings where name like 'tcp\\_%';",
                                "")),
                        "head");

        assertThat(database.column("select name || ' ' || setting from s order by 1"))
                .containsExactly(
                        "tcp_keepalives_count 4",
                        "tcp_keepalives_idle 60",
                        "tcp_keepalives_interval 15",
                        "tcp_user_timeout 120000");
    }

    private Migrator migrator(Duration answer) {
        return new Migrator(
                proxy.settings(),
                ExecutionOptions.defaults()
                        .withPace(new Pace(SOON, SOON, Duration.ofSeconds(30), answer, Duration.ofSeconds(30))),
                reporter);
    }

    private static String read(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
