package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.execution.options.DriftComparison;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.Overrides;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.RecordingReporter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnmanagedDatabaseTest {
    private final Database database = Database.fresh();
    private final Migrator migrator = database.migrator(new RecordingReporter());

    @Test
    void refusesADatabaseWithTablesButWithoutHistoryUntilToldOtherwise() {
        database.run("create table legacy (a int)");
        DriftComparison proof = (live, graph, applied) -> List.of(difference("- table legacy of " + applied.size()));
        Migrator proving = database.migrator(ExecutionOptions.defaults().withComparison(proof));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> proving.upgrade(chain(2), "head"))
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(Status.REFUSED);
                    assertThat(failure.getMessage())
                            .contains("1 table but no history: public.legacy")
                            .contains("- table legacy of 2");
                    assertThat(failure.advice())
                            .contains("mvn migrate:stamp -Dtarget=<its ID>")
                            .doesNotContain("-Dtarget=a2");
                });
        assertThat(database.tables()).containsExactly("legacy");
        DriftComparison equal = (live, graph, applied) -> List.of();
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> database.migrator(ExecutionOptions.defaults().withComparison(equal))
                        .upgrade(chain(2), "head"))
                .satisfies(failure -> assertThat(failure.advice()).contains("mvn migrate:stamp -Dtarget=a2"));

        database.migrator(ExecutionOptions.defaults().withOverrides(Overrides.NONE.withNonEmpty(true)))
                .upgrade(chain(1), "head");
        assertThat(database.tables()).containsExactly("legacy", "t1");
    }

    @ParameterizedTest(name = "{0} revisions, of which one is applied")
    @ValueSource(ints = {1, 2})
    void refusesToUpgradeADatabaseThatDriftedWhenAsked(int revisions) {
        migrator.upgrade(chain(1), "head");
        DriftComparison drifted = (live, graph, applied) -> List.of(difference("+ column t1.surprise"));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> database.migrator(ExecutionOptions.defaults()
                                .withComparison(drifted)
                                .withCheckDrift(true))
                        .upgrade(chain(revisions), "head"))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.DRIFT))
                .withMessageContaining("+ column t1.surprise");
        assertThat(database.rows()).containsExactly("a1");
    }

    private static SchemaDifference difference(String line) {
        return new SchemaDifference("table", "t", SchemaDifference.What.DIFFERENT, Map.of(), Map.of(), line);
    }
}
