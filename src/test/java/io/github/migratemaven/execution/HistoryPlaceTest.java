package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.options.DriftComparison;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.RecordingReporter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryPlaceTest {
    private final Database database = Database.fresh();
    private final RecordingReporter reporter = new RecordingReporter();
    private final Migrator migrator = database.migrator(reporter);

    /** As after a role and a schema of its name came into being: "$user" leads elsewhere from then on. */
    @Test
    void aHistoryThatTheSearchPathNoLongerLeadsToIsFoundAndNotBegunAgain() {
        String role = "shop_" + database.settings().database();
        database.run("create role \"" + role + "\" superuser login");
        ConnectionSettings shop = new ConnectionSettings(
                database.settings().host(),
                database.settings().port(),
                database.settings().database(),
                role,
                Optional.empty(),
                Map.of(),
                Map.of());
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create schema \"" + role + "\"; create table public.t1 ();", ""),
                Revisions.of("a2", "a1", "create table public.t2 ();", ""));
        new Migrator(shop, ExecutionOptions.defaults(), reporter).upgrade(graph, "a1");
        DriftComparison equal = (live, revisions, applied) -> List.of();
        Migrator lost = new Migrator(shop, ExecutionOptions.defaults().withComparison(equal), reporter);

        List<Runnable> goals = List.of(
                () -> lost.upgrade(graph, "head"),
                () -> lost.dryRun(graph, Direction.UPGRADE, "head"),
                () -> lost.drift(graph),
                () -> lost.stamp(graph, new StampCommand(List.of("head"), false, true)));
        for (Runnable goal : goals) {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(goal::run)
                    .withMessageContaining("There is no history in schema " + role)
                    .withMessageContaining("but there is one in schema public")
                    .satisfies(failure -> assertThat(failure.advice()).contains("-Dmigrate.versionTableSchema="));
        }
        lost.state(graph);
        assertThat(reporter.all())
                .contains("WARN There is no history in schema " + role + ", but there is one in schema" + " public");

        new Migrator(shop, ExecutionOptions.defaults().withVersionTableSchema("public"), reporter)
                .upgrade(graph, "head");
        assertThat(database.rows()).containsExactly("a1", "a2");
        assertThat(database.column("select relnamespace::regnamespace::text from pg_class where relname ="
                        + " 'migrate_revision'"))
                .containsExactly("public");
    }

    @Test
    void aSecondHistoryIsBegunWhereTheCallerNamesItsPlace() {
        migrator.upgrade(chain(1), "head");
        database.run("create schema other");

        database.migrator(ExecutionOptions.defaults().withVersionTableSchema("other"))
                .stamp(chain(1), new StampCommand(List.of("head"), false, true));
        assertThat(database.column("select id from other.migrate_revision")).containsExactly("a1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a234567890123456789012345678901234567890123456789012345678901234",
                "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäö",
            })
    void aNameThatPostgresqlWouldCutOffIsRefusedBeforeAnythingElse(String schema) {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> ExecutionOptions.defaults().withVersionTableSchema(schema))
                .satisfies(failure -> assertThat(failure.isMisconfigured()).isTrue())
                .withMessageContaining("versionTableSchema");
    }

    @Test
    void theLongestNameThatPostgresqlKeepsIsTaken() {
        String longest = "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöü".substring(0, 30) + "xyz";

        database.migrator(ExecutionOptions.defaults().withVersionTableSchema(longest))
                .upgrade(chain(1), "head");
        assertThat(database.column("select id from \"" + longest + "\".migrate_revision"))
                .containsExactly("a1");
    }
}
