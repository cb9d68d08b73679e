package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.options.EnvironmentRules;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.RecordingReporter;
import io.github.migratemaven.testing.TestPostgres;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvironmentNameTest {
    private final Database database = Database.fresh();
    private final RecordingReporter reporter = new RecordingReporter();
    private final Migrator migrator = database.migrator(reporter);

    @Test
    void knowsTheEnvironmentAndKeepsDestructionOffProtectedOnes() {
        EnvironmentRules production =
                new EnvironmentRules(Optional.of("production"), Set.of("production"), Optional.empty());
        database.migrator(ExecutionOptions.defaults().withEnvironment(production))
                .upgrade(chain(2), "head");
        EnvironmentRules staging = new EnvironmentRules(Optional.of("staging"), Set.of("production"), Optional.empty());

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> database.migrator(ExecutionOptions.defaults().withEnvironment(staging))
                        .upgrade(chain(2), "head"))
                .withMessageContaining("is the environment 'production', not 'staging'");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.downgrade(chain(2), "a1"))
                .satisfies(failure -> assertThat(failure.advice()).contains("-Dmigrate.confirmEnvironment=production"));
        assertThat(database.rows()).containsExactly("a1", "a2");

        database.migrator(ExecutionOptions.defaults()
                        .withEnvironment(new EnvironmentRules(
                                Optional.empty(), Set.of("production"), Optional.of("production"))))
                .downgrade(chain(2), "a1");
        assertThat(database.rows()).containsExactly("a1");
    }

    /** What counts as applied no longer is run again by the next upgrade. */
    @Test
    void aStampForgetsNoRevisionOfAProtectedDatabase() {
        EnvironmentRules production = EnvironmentRules.DEFAULT.withName("production");
        Migrator named = database.migrator(ExecutionOptions.defaults().withEnvironment(production));
        named.upgrade(chain(2), "a1");
        named.stamp(chain(2), new StampCommand(List.of("a2"), false, true));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> named.stamp(chain(2), new StampCommand(List.of("a1"), false, true)))
                .withMessageContaining("is the protected environment 'production'");
        assertThat(database.rows()).containsExactly("a1", "a2");

        database.migrator(ExecutionOptions.defaults().withEnvironment(production.withConfirmed("production")))
                .stamp(chain(2), new StampCommand(List.of("a1"), false, true));
        assertThat(database.rows()).containsExactly("a1");
    }

    /** It gets its name by what is done there first, which may not be a way back. */
    @Test
    void takesNothingBackInADatabaseThatOnlyTheCallerNamesProtected() {
        migrator.upgrade(chain(2), "head");
        EnvironmentRules production = EnvironmentRules.DEFAULT.withName("production");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> database.migrator(ExecutionOptions.defaults().withEnvironment(production))
                        .downgrade(chain(2), "a1"))
                .withMessageContaining("is the protected environment 'production'");
        assertThat(database.rows()).containsExactly("a1", "a2");

        database.migrator(ExecutionOptions.defaults().withEnvironment(production.withConfirmed("production")))
                .downgrade(chain(2), "a1");
        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void recordsTheNameOfADatabaseInWhichNothingIsToDo() {
        migrator.upgrade(chain(1), "head");
        EnvironmentRules production =
                new EnvironmentRules(Optional.of("production"), Set.of("production"), Optional.empty());

        database.migrator(ExecutionOptions.defaults().withEnvironment(production))
                .upgrade(chain(1), "head");

        assertThat(migrator.state(chain(1)).environment()).isEqualTo("production");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.downgrade(chain(1), "base"))
                .withMessageContaining("is the protected environment 'production'");
        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void noticesACopyThatStillBearsTheNameOfItsOriginal() {
        EnvironmentRules production =
                new EnvironmentRules(Optional.of("production"), Set.of("production"), Optional.empty());
        database.migrator(ExecutionOptions.defaults().withEnvironment(production))
                .upgrade(chain(1), "head");
        Database copy = new Database(TestPostgres.copyOf(database.settings()));

        copy.migrator(reporter).upgrade(chain(2), "head");
        assertThat(reporter.all())
                .contains("calls itself 'production', but that was recorded in another place (database "
                        + database.settings().database() + "): it is a copy, or was restored, renamed or moved");

        EnvironmentRules staging = new EnvironmentRules(Optional.of("staging"), Set.of("production"), Optional.empty());
        for (boolean up : new boolean[] {true, false}) {
            Migrator unconfirmed = copy.migrator(ExecutionOptions.defaults().withEnvironment(staging));
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> {
                        if (up) {
                            unconfirmed.upgrade(chain(3), "head");
                        } else {
                            unconfirmed.downgrade(chain(2), "a1");
                        }
                    })
                    .withMessageContaining("calls itself 'production' and not 'staging'")
                    .satisfies(failure ->
                            assertThat(failure.advice()).contains("-Dmigrate.confirmEnvironment=production"));
        }
        EnvironmentRules renaming =
                new EnvironmentRules(Optional.of("staging"), Set.of("production"), Optional.of("production"));
        copy.migrator(ExecutionOptions.defaults().withEnvironment(renaming)).downgrade(chain(2), "a1");
        copy.migrator(ExecutionOptions.defaults().withEnvironment(staging)).upgrade(chain(2), "head");
        assertThat(copy.migrator(reporter).state(chain(2)).environment()).isEqualTo("staging");
    }
}
