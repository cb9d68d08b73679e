package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.Overrides;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.PgBouncer;
import io.github.migratemaven.testing.RecordingReporter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a real PgBouncer, which resets nothing itself, and an application behind it that looks at its own settings. */
class ConnectionPoolTest {
    private static final Map<String, Consumer<Migrator>> GOALS = Map.of(
            "current", migrator -> migrator.state(chain(2)),
            "upgrade", migrator -> migrator.upgrade(chain(2), "head"),
            "dry run", migrator -> migrator.dryRun(chain(2), Direction.UPGRADE, "head"),
            "downgrade", migrator -> migrator.downgrade(chain(2), "a1"),
            "drift", migrator -> migrator.drift(chain(2)),
            "stamp", migrator -> migrator.stamp(chain(2), new StampCommand(List.of("head"), false, true)),
            "repair", migrator -> migrator.repair(chain(2), List.of("a1"), "because"));

    private final Database database = Database.fresh();

    @BeforeEach
    void anApplicationIsAtWork() {
        database.run("create table orders (id int); alter database \""
                + database.settings().database() + "\" set lock_timeout = '7s'");
    }

    @ParameterizedTest
    @CsvSource({"transaction, false", "transaction, true", "statement, false", "statement, true", "session, false"})
    void refusesEachGoalAndLeavesTheApplicationsSessionAsItWas(String mode, boolean allowed) {
        try (PgBouncer pool = PgBouncer.inFrontOf(database.settings(), mode, 1)) {
            List<String> before = pool.sessionOfTheApplication();
            Overrides overrides = Overrides.NONE.withNonEmpty(true).withProxy(allowed);
            GOALS.forEach((name, goal) -> {
                Migrator migrator = new Migrator(
                        pool.settings(), ExecutionOptions.defaults().withOverrides(overrides), new RecordingReporter());

                assertThatExceptionOfType(MigrationFailure.class)
                        .as(name)
                        .isThrownBy(() -> goal.accept(migrator))
                        .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.REFUSED))
                        .withMessageContaining(
                                allowed ? "does not pool sessions" : "A connection pool stands between here");
                assertThat(pool.sessionOfTheApplication()).as(name).isEqualTo(before);
                assertThat(new Database(pool.settings()).column("select id from orders"))
                        .isEmpty();
            });
        }
        assertThat(database.tables()).containsExactly("orders");
    }

    @ParameterizedTest
    @CsvSource({"2", "1"})
    void worksThroughAPoolOfSessionsAndLeavesEachAsItWas(int sessions) {
        try (PgBouncer pool = PgBouncer.inFrontOf(database.settings(), "session", sessions)) {
            List<String> before = pool.sessionOfTheApplication();
            Migrator migrator = new Migrator(
                    pool.settings(),
                    ExecutionOptions.defaults()
                            .withOverrides(Overrides.NONE.withNonEmpty(true).withProxy(true)),
                    new RecordingReporter());

            assertThat(migrator.upgrade(chain(2), "head").steps()).hasSize(2);
            assertThat(pool.sessionOfTheApplication()).isEqualTo(before);
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> migrator.upgrade(
                            Revisions.graph(
                                    chain(2).require("a1"),
                                    chain(2).require("a2"),
                                    Revisions.of("a3", "a2", "set statement_timeout = 1; select 1/0;", "")),
                            "head"));
            assertThat(pool.sessionOfTheApplication()).isEqualTo(before);
        }
        assertThat(database.rows()).containsExactly("a1", "a2");
    }

    @Test
    void whatTheDriverItselfSetsDoesNotStayBehindEither() {
        try (PgBouncer pool = PgBouncer.inFrontOf(database.settings(), "transaction", 1)) {
            assertThat(new Database(pool.settings())
                            .column("select name || ' ' || setting from pg_settings where source = 'session'"
                                    // PgBouncer gives each client these of its own.
                                    + " and name not in ('application_name', 'DateStyle', 'TimeZone',"
                                    + " 'client_encoding')"))
                    .isEmpty();
        }
    }
}
