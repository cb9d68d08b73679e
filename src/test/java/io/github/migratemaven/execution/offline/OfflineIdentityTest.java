package io.github.migratemaven.execution.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.options.EnvironmentRules;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Database;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which databases a script for psql keeps off. */
class OfflineIdentityTest {
    private static final RevisionGraph GRAPH = OfflineScripts.GRAPH;

    @TempDir
    private Path directory;

    private final Database database = Database.fresh();

    @BeforeEach
    void needsPsql() {
        Psql.require();
    }

    @Test
    void refusesADatabaseOfAnotherNameInTheWordsOfTheEngine() {
        database.migrator(named("production")).upgrade(GRAPH, "a1");
        refusedAsOnline(Direction.UPGRADE, "a1:head", "head", named("staging"));

        database.run("update migrate_event set detail = replace(detail, current_database(), 'original')"
                + " where kind = 'identity'");
        refusedAsOnline(Direction.UPGRADE, "a1:head", "head", named("staging"));
        refusedAsOnline(Direction.DOWNGRADE, "a1:base", "base", ExecutionOptions.defaults());
        assertThat(psql(OfflineScript.of(GRAPH, Direction.UPGRADE, "a1:a2", ExecutionOptions.defaults())))
                .contains("WARNING: This database calls itself 'production', but that was recorded in another place"
                        + " (database original)")
                .endsWith("exit 0");

        database.run("update migrate_event set detail = replace(detail, '1', '9') where kind = 'identity'");
        assertThat(psql(OfflineScript.of(GRAPH, Direction.UPGRADE, "a2:a3", ExecutionOptions.defaults())))
                .contains("written by a newer version of this plugin (layout 9, known here: 1)")
                .endsWith("exit 3");
    }

    @Test
    void takesNothingBackInAProtectedDatabaseUnlessItsNameIsConfirmed() {
        database.migrator(named("production")).upgrade(GRAPH, "head");
        refusedAsOnline(Direction.DOWNGRADE, "a3:base", "base", ExecutionOptions.defaults());
        refusedAsOnline(Direction.DOWNGRADE, "a3:base", "base", named("production"));

        assertThat(psql(OfflineScript.of(
                        GRAPH,
                        Direction.DOWNGRADE,
                        "a3:base",
                        ExecutionOptions.defaults()
                                .withEnvironment(EnvironmentRules.DEFAULT.withConfirmed("production")))))
                .endsWith("exit 0");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void takesNothingBackInADatabaseThatOnlyTheCallerNamesProtected() {
        database.migrator(ExecutionOptions.defaults()).upgrade(GRAPH, "head");

        refusedAsOnline(Direction.DOWNGRADE, "a3:base", "base", named("production"));
        assertThat(psql(OfflineScript.of(GRAPH, Direction.DOWNGRADE, "a3:base", named("staging"))))
                .endsWith("exit 0");
    }

    @Test
    void recordsTheNameOfADatabaseAsARunDoes() {
        assertThat(psql(OfflineScript.of(GRAPH, Direction.UPGRADE, "a1", named("it's \\ production"))))
                .endsWith("exit 0");
        String byScript = database.value("select detail from migrate_event where kind = 'identity'");
        database.run("delete from migrate_event where kind = 'identity'");
        database.migrator(named("it's \\ production")).upgrade(GRAPH, "a1");

        assertThat(database.value("select detail from migrate_event where kind = 'identity'"))
                .isEqualTo(byScript);
    }

    private static ExecutionOptions named(String name) {
        return ExecutionOptions.defaults().withEnvironment(EnvironmentRules.DEFAULT.withName(name));
    }

    private void refusedAsOnline(Direction direction, String range, String target, ExecutionOptions options) {
        List<String> before = database.rows();
        String script = psql(OfflineScript.of(GRAPH, direction, range, options));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> {
                    if (direction == Direction.UPGRADE) {
                        database.migrator(options).upgrade(GRAPH, target);
                    } else {
                        database.migrator(options).downgrade(GRAPH, target);
                    }
                })
                .satisfies(failure -> assertThat(script)
                        .contains("ERROR:  " + failure.getMessage(), "HINT:  " + failure.advice())
                        .satisfies(said -> assertThat(said.contains("make this script again"))
                                .isEqualTo(failure.advice().contains("add -D")))
                        .endsWith("exit 3"));
        assertThat(database.rows()).isEqualTo(before);
    }

    private String psql(String script) {
        return new Psql(directory).run(database.settings(), script);
    }
}
