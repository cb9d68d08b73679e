package io.github.migratemaven.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.LockOptions;
import io.github.migratemaven.execution.options.Overrides;
import io.github.migratemaven.execution.options.RetryPolicy;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.file.RevisionDirectory;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Await;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.FastTempDir;
import io.github.migratemaven.testing.OtherSession;
import io.github.migratemaven.testing.RecordingReporter;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeScriptTest {
    private static final int ROWS_OF_100_MB = 1_000_000;
    private static final String ROW = "\t"
            + "a row of a hundred characters, é included; -- migrate: not a marker; "
                    .repeat(2)
                    .substring(0, 92) + "\n";

    @TempDir(factory = FastTempDir.class)
    private Path directory;

    private final Database database = Database.fresh();
    private final RecordingReporter reporter = new RecordingReporter();

    @Slow
    @Test
    void aRevisionOf100MegabytesRunsInAHeapOf64() throws IOException, InterruptedException {
        Path file =
                write("", "create table t (id int, text text);", ROWS_OF_100_MB, "insert into t values (-1, 'last');");
        assertThat(Files.size(file)).isGreaterThan(100_000_000L);

        run(Direction.UPGRADE, "head");

        assertThat(database.value("select count(*) || ' ' || sum(id) || ' ' || count(distinct text) from t"))
                .isEqualTo("1000001 499999499999 2");
        assertThat(database.value("select coalesce(upgrade_script, 'not kept') || ', ' || downgrade_script"
                        + " || ', ' || statements_done from migrate_revision"))
                .isEqualTo("not kept, drop table t;, 3");

        run(Direction.DOWNGRADE, "base");

        assertThat(database.tables()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " transaction=off"})
    void theRowsOfASelectAreNotKept(String mode) throws IOException, InterruptedException {
        write(
                mode,
                "create table t (id int, text text); create table called (n int); create function f(n int) returns text"
                        + " volatile language sql as $$ insert into called values (n); select repeat('x', 100000) $$;"
                        + " select f(n) from generate_series(1, 2000) n;",
                1,
                "select 1;");
        Path log = directory.resolve("child.log");
        Process child = ChildRunner.start("-Xmx64m", directory, database.settings(), Direction.UPGRADE, "head", log);

        assertThat(child.waitFor()).as(Files.readString(log)).isZero();
        assertThat(database.value("select count(*) from called")).isEqualTo("2000");
    }

    /** A message, a transaction of its own, a prepared statement and a cursor return rows as a select does. */
    @Slow
    @ParameterizedTest
    @ValueSource(strings = {"", " transaction=off"})
    void theRowsThatOtherStatementsReturnAreNotKeptEither(String mode) throws IOException, InterruptedException {
        write(
                mode,
                "create table t (id int, text text);"
                        + " insert into t select n, 'x' from generate_series(1, 700) n"
                        + " returning id, repeat('x', 100000);"
                        + " update t set text = 'y' returning repeat('x', 100000);"
                        + " with kept as (update t set text = text || 'z' returning id)"
                        + " select repeat('x', 100000) from kept;"
                        + " alter table t add n int;"
                        + (mode.isEmpty()
                                ? " prepare p as select repeat('x', 100000) from t; execute p; declare c cursor for"
                                        + " select repeat('x', 100000) from t; fetch all from c; close c;"
                                : "")
                        + " alter table t drop n;",
                1,
                "delete from t where id > 0 and text = 'yz' returning repeat('x', 100000);");

        run(Direction.UPGRADE, "head");

        assertThat(database.value("select count(*) from t")).isEqualTo("1");
    }

    @Slow
    @Test
    void whatTheServerSaysIsNotKept() throws IOException, InterruptedException {
        String raising = " raise %s '%%', repeat('x', 20000);";
        String loop = " do $$ begin for n in 1..2000 loop" + raising + " end loop; end $$;";
        write(
                "",
                "create table t (id int, text text); create function f(n int) returns int language plpgsql as $$ begin"
                        + raising.formatted("notice") + " return n; end $$;"
                        + loop.formatted("notice")
                        + " select f(n) from generate_series(1, 2000) n;"
                        + loop.formatted("warning"),
                1,
                "select 1;");
        // What it says is more than a directory in memory should hold.
        Path log = Path.of("/dev/null");
        Process child = ChildRunner.start("-Xmx32m", directory, database.settings(), Direction.UPGRADE, "head", log);

        assertThat(child.waitFor()).isZero();
        assertThat(database.value("select count(*) from t")).isEqualTo("1");
    }

    @Slow
    @Test
    void memoryThatIsUsedUpIsAFailureThatSaysWhereItStands() throws IOException, InterruptedException {
        write("", "create table t (id int, text text);", 1, "select repeat('x', 100000000);");
        Path log = directory.resolve("child.log");
        Process child = ChildRunner.start("-Xmx64m", directory, database.settings(), Direction.UPGRADE, "head", log);

        assertThat(child.waitFor()).as(Files.readString(log)).isEqualTo(1);
        assertThat(Files.readString(log))
                .contains("FAILURE failed ")
                .contains("a1.sql (a1) nothing remains: it was rolled back")
                .contains("Give Maven more memory");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void rowsOutsideATransactionAreSentFromTheirStartAgainWhenALockWasInTheWay() throws IOException {
        database.run("create table t (id int, text text)");
        write(" transaction=off", "select 1;", 20_000, "vacuum t;");
        ExecutionOptions impatient = ExecutionOptions.defaults()
                .withOverrides(Overrides.NONE.withNonEmpty(true))
                .withLocks(new LockOptions(
                        Duration.ofMillis(300),
                        new RetryPolicy(30, Duration.ofMillis(50), Duration.ofMillis(100)),
                        false));
        RevisionGraph graph = graph();
        CompletableFuture<MigrationOutcome> upgrade;
        try (OtherSession holder = OtherSession.inTransaction(database, "lock table t")) {
            upgrade = Await.background(
                    () -> new Migrator(database.settings(), impatient, reporter).upgrade(graph, "head"));
            Await.until("a try was given up", () -> reporter.all().contains("try 2 of 30"));
            holder.commit();
        }

        assertThat(Await.result(upgrade).steps()).hasSize(1);
        assertThat(database.value("select count(*) || ' ' || sum(id) from t")).isEqualTo("20000 199990000");
    }

    @Test
    void aWayBackTooLargeToBeKeptNeedsItsFile() throws IOException {
        Path file = write("", "create table t (id int, text text);", 1, "");
        Files.writeString(file, Files.readString(file) + "/*" + " ".repeat(1_100_000) + "*/");
        database.migrator(reporter).upgrade(graph(), "head");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> database.migrator(reporter).downgrade(RevisionGraph.of(List.of()), "base"))
                .withMessageContaining("its way back was too large to be kept in the database");
        assertThat(database.tables()).containsExactly("t");
        assertThat(database.rows()).containsExactly("a1");

        database.migrator(reporter).downgrade(graph(), "base");
        assertThat(database.tables()).isEmpty();
    }

    private RevisionGraph graph() {
        return RevisionGraph.of(new RevisionDirectory(directory).load());
    }

    private void run(Direction direction, String target) throws IOException, InterruptedException {
        Path log = directory.resolve("child.log");
        Process child = ChildRunner.start("-Xmx64m", directory, database.settings(), direction, target, log);
        assertThat(child.waitFor()).as(Files.readString(log)).isZero();
    }

    private Path write(String mode, String before, int rows, String after) throws IOException {
        Path file = directory.resolve("a1.sql");
        try (Writer text = Files.newBufferedWriter(file)) {
            text.write("""
                -- Revision ID: a1
                -- Revises:
                -- Create Date: 2026-11-22T21:31:00Z
                -- Message: Many rows

                -- migrate:upgrade%s
                %s
                copy t from stdin;
                """.formatted(mode, before));
            for (int i = 0; i < rows; i++) {
                text.write(i + ROW);
            }
            text.write("\\.\n" + after + "\n\n-- migrate:downgrade\ndrop table t;\n");
        }
        return file;
    }
}
