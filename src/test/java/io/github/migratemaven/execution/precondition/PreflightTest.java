package io.github.migratemaven.execution.precondition;

import static io.github.migratemaven.execution.Revisions.chain;
import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migratemaven.execution.DryRun;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.Revisions;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.Overrides;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.file.RevisionFormat;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.RecordingReporter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreflightTest {
    private final Database database = Database.fresh();
    private final RecordingReporter reporter = new RecordingReporter();

    @Test
    void refusesASessionThatMayOnlyRead() {
        Migrator reader = new Migrator(as("reader", "default_transaction_read_only = on"), defaults(), reporter);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> reader.upgrade(chain(1), "head"))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.REFUSED))
                .withMessageContaining("are read-only in this database");
        assertThat(reader.state(chain(1)).pending()).hasSize(1);
    }

    /** On Linux 0.0.0.0 reaches this machine, and looks like another one. */
    @Test
    void warnsOfAnUnencryptedWayToAnotherMachine() {
        ConnectionSettings here = database.settings();
        ConnectionSettings elsewhere = new ConnectionSettings(
                "0.0.0.0",
                here.port(),
                here.database(),
                here.user(),
                here.password(),
                here.properties(),
                here.origins());
        assumeTrue(reaches(elsewhere));

        database.migrator(reporter).state(chain(1));
        assertThat(reporter.all()).doesNotContain("not encrypted");
        new Migrator(elsewhere, defaults(), reporter).state(chain(1));
        assertThat(reporter.all()).contains("The connection to 0.0.0.0 is not encrypted. Set sslmode=verify-full");
    }

    private static boolean reaches(ConnectionSettings settings) {
        try {
            settings.open().close();
            return true;
        } catch (SQLException unreachable) {
            return false;
        }
    }

    @Test
    void refusesARevisionGeneratedForANewerServer() {
        Database older = Database.fresh();
        Revision newer = RevisionFormat.parse(Path.of("a1.sql"), """
            -- Revision ID: a1
            -- Revises:
            -- Create Date: 2026-11-22T21:31:00Z
            -- Generated For: PostgreSQL 99
            -- Message: From the future

            -- migrate:upgrade
            create table t ();

            -- migrate:downgrade
            drop table t;
            """);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> older.migrator(reporter).upgrade(graph(newer), "head"))
                .withMessageContaining("a1.sql was generated for PostgreSQL 99, but the server runs 18");
        assertThat(older.tables()).isEmpty();
    }

    @Test
    void warnsOfForeignOwnersAndExplainsTheFailureThatFollows() {
        database.run("create table theirs (a int)");
        Migrator stranger = new Migrator(
                as("stranger", "work_mem = '4MB'"),
                defaults().withOverrides(Overrides.NONE.withNonEmpty(true)),
                reporter);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() ->
                        stranger.upgrade(graph(Revisions.of("a1", "", "alter table theirs add b int;", "")), "head"))
                .satisfies(failure -> assertThat(failure.advice()).contains("put \"set role\" to the owner"))
                .withMessageContaining("must be owner of table theirs");
        assertThat(reporter.all()).contains("does not own everything here (public.theirs of postgres)");
    }

    @Test
    void refusesVersionTablesThatItMayNotWrite() {
        database.migrator(reporter).upgrade(chain(1), "head");
        ConnectionSettings other = as("intruder", "work_mem = '4MB'");
        database.run("grant select on migrate_revision, migrate_event to " + other.user());

        for (String more : List.of("select", "insert", "update")) {
            database.run("grant " + more + " on migrate_revision, migrate_event to " + other.user());
            assertThatExceptionOfType(MigrationFailure.class)
                    .as(more)
                    .isThrownBy(() -> new Migrator(other, defaults(), reporter).upgrade(chain(2), "head"))
                    .withMessageContaining("may not write to the version tables in schema public");
        }
    }

    @Test
    void warnsOfInvalidIndexesThatSomebodyLeft() {
        database.run("create table t (a int); insert into t values (1), (1)");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> database.run("create unique index concurrently left_over on t (a)"));

        new Migrator(database.settings(), defaults().withOverrides(Overrides.NONE.withNonEmpty(true)), reporter)
                .upgrade(chain(1), "head");

        assertThat(reporter.all()).contains("Invalid indexes that an unfinished build left: public.left_over");
    }

    @Test
    void warnsWhenARevisionMayNeedMoreLocksThanTheServerHas() {
        String many = "create temporary table x ();\n".repeat(30_000);

        DryRun dryRun =
                database.migrator(reporter).dryRun(graph(Revisions.of("a1", "", many, "")), Direction.UPGRADE, "head");

        assertThat(dryRun.warnings()).singleElement().asString().contains("has 30000 statements in one transaction");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "begin; create table t (); commit; | a1.sql:7: a revision may not begin or end transactions: begin",
                "create table t ();\\n\\i other.sql | a1.sql:8: \\i is a command of psql",
                "create index concurrently ix on t (a); | a1.sql:7: PostgreSQL cannot run this inside a transaction",
                "create index concurrently on t (a); | a1.sql:7: an index that is built concurrently needs a name",
                "select 'open; | a1.sql:7: a string that is never closed",
            })
    void refusesWhatARevisionMayNotHold(String upgrade, String message) {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> database.migrator(reporter)
                        .upgrade(
                                graph(
                                        Revisions.of("a0", "", "create table first ();", ""),
                                        Revisions.of("a1", "a0", upgrade.replace("\\n", "\n"), "")),
                                "head"))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.REFUSED))
                .withMessageContaining(message);
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void namesTheExactOptionForWhatCannotRunInATransaction() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(
                        () -> database.migrator(reporter).upgrade(graph(Revisions.of("a1", "", "vacuum;", "")), "head"))
                .satisfies(failure -> assertThat(failure.advice()).contains("\"-- migrate:upgrade transaction=off\""));
    }

    private static ExecutionOptions defaults() {
        return ExecutionOptions.defaults();
    }

    /** A role of that kind, which may create in schema public. */
    private ConnectionSettings as(String kind, String setting) {
        ConnectionSettings settings = database.settings();
        String role = kind + "_" + settings.database();
        database.run("create role " + role + " login; alter role " + role + " set " + setting
                + "; grant create on schema public to " + role);
        return new ConnectionSettings(
                settings.host(),
                settings.port(),
                settings.database(),
                role,
                settings.password(),
                settings.properties(),
                settings.origins());
    }
}
