package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.RecordingReporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryAccessTest {
    private final Database database = Database.fresh();
    private final String role = "limited_" + UUID.randomUUID().toString().replace('-', '_');

    @BeforeEach
    void aRoleThatIsNoSuperuser() {
        database.run("create role " + role + " login; grant all on schema public to " + role);
    }

    @AfterEach
    void dropRole() {
        database.run("reassign owned by " + role + " to postgres; drop owned by " + role + "; drop role " + role);
    }

    @Test
    void whoMayNotReadTheHistoryIsToldWhoMay() {
        migrator().upgrade(chain(2), "head");

        refused(
                "User " + role + " may not read migrate_revision in schema public, which belongs to postgres",
                "grant select");

        database.run("grant select on migrate_revision, migrate_event to " + role);
        assertThat(limited().state(chain(2)).applied()).containsExactlyInAnyOrder("a1", "a2");
    }

    @Test
    void rowsThatRowLevelSecurityHidesAreNotTakenForRevisionsThatNeverRan() {
        migrator().upgrade(chain(2), "head");
        database.run("drop table t1, t2; grant all on migrate_revision, migrate_event to " + role
                + "; alter table migrate_revision enable row level security");

        refused("Row-level security may hide rows of migrate_revision", "disable row level security");

        database.run("alter table migrate_revision disable row level security");
        assertThat(limited().upgrade(chain(2), "head").steps()).isEmpty();
    }

    @Test
    void forcedRowLevelSecurityAppliesToTheOwnerToo() {
        limited().upgrade(chain(2), "head");
        assertThat(database.value("select relowner::regrole from pg_class where relname = 'migrate_event'"))
                .isEqualTo(role);
        database.run("alter table migrate_event enable row level security");
        assertThat(limited().state(chain(2)).applied()).hasSize(2);

        database.run("alter table migrate_event force row level security");
        refused("Row-level security may hide rows of migrate_event", "no force row level security");
    }

    @Test
    void aDroppedTableOfEventsIsMissedAndCanBeMadeAnew() {
        limited().upgrade(chain(2), "head");
        database.run("drop table migrate_event");

        String advice = refused("migrate_event is missing", "Restore it from a backup");

        database.run(
                advice.substring(advice.indexOf("create table"), advice.indexOf(";", advice.indexOf("create table")))
                        + "; alter table migrate_event owner to " + role);
        limited().upgrade(chain(3), "head");
        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
    }

    /** By every goal. */
    private String refused(String problem, String advice) {
        List<Runnable> goals = List.of(
                () -> limited().state(chain(3)),
                () -> limited().upgrade(chain(3), "head"),
                () -> limited().downgrade(chain(3), "base"),
                () -> limited().dryRun(chain(3), Direction.UPGRADE, "head"),
                () -> limited().stamp(chain(3), new StampCommand(List.of("head"), false, true)),
                () -> limited().drift(chain(3)));
        List<String> advices = new ArrayList<>();
        for (Runnable goal : goals) {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(goal::run)
                    .withMessageContaining(problem)
                    .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.REFUSED))
                    .satisfies(failure -> assertThat(failure.advice()).contains(advice))
                    .satisfies(failure -> advices.add(failure.advice()));
        }
        return advices.get(0);
    }

    private Migrator migrator() {
        return database.migrator(new RecordingReporter());
    }

    private Migrator limited() {
        ConnectionSettings settings = new ConnectionSettings(
                database.settings().host(),
                database.settings().port(),
                database.settings().database(),
                role,
                Optional.empty(),
                Map.of(),
                Map.of());
        return new Migrator(settings, ExecutionOptions.defaults(), new RecordingReporter());
    }
}
