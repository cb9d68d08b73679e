package io.github.migratemaven.execution.offline;

import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.execution.Revisions;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.Overrides;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.PgBouncer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script for psql leaves in the sessions of a connection pool. */
class OfflineScriptInPoolTest {
    private static final RevisionGraph GRAPH = OfflineScripts.GRAPH;

    private static final RevisionGraph SETTING = graph(
            Revisions.of(
                    "a1", "", "set search_path = pg_catalog; create table public.t (a int);", "drop table public.t;"),
            Revisions.of(
                    "a2", "a1", "set statement_timeout = '1h'; set role postgres; select 1 / count(*) from t;", ""));

    @TempDir
    private Path directory;

    private final Database database = Database.fresh();

    @BeforeEach
    void needsPsql() {
        Psql.require();
    }

    /** Neither after a success nor after a failure. */
    @Test
    void throughAPoolOfTransactionsAScriptLeavesNothingBehind() {
        try (PgBouncer pool = PgBouncer.inFrontOf(database.settings(), "transaction", 1)) {
            List<String> before = pool.sessionOfTheApplication();
            String script = OfflineScript.of(SETTING, Direction.UPGRADE, "head", ExecutionOptions.defaults());

            assertThat(psql(pool.settings(), script))
                    .contains("division by zero")
                    .endsWith("exit 3");
            assertThat(pool.sessionOfTheApplication()).isEqualTo(before);
            assertThat(database.rows()).containsExactly("a1");

            database.run("insert into t values (1)");
            assertThat(psql(pool.settings(), script)).endsWith("exit 0");
            assertThat(pool.sessionOfTheApplication()).isEqualTo(before);
            assertThat(database.rows()).containsExactly("a1", "a2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "session", "statement"})
    void whatNeedsASessionOfItsOwnIsRefusedInThatOfAPoolBeforeAnythingIsSet(String mode) {
        try (PgBouncer pool = PgBouncer.inFrontOf(database.settings(), mode, 1)) {
            List<String> before = pool.sessionOfTheApplication();

            assertThat(psql(
                            pool.settings(),
                            OfflineScript.of(GRAPH, Direction.UPGRADE, "head", ExecutionOptions.defaults())))
                    .contains("A connection pool stands between here and PostgreSQL", "-Dmigrate.allowProxy=true")
                    .endsWith("exit 3");

            assertThat(pool.sessionOfTheApplication()).isEqualTo(before);
            assertThat(database.tables()).isEmpty();
            assertThat(database.value("select to_regclass('migrate_revision')")).isNull();
        }
    }

    @Test
    void inAPoolOfSessionsAnAllowedScriptLeavesItsSessionAsItWas() {
        ExecutionOptions allowing = ExecutionOptions.defaults().withOverrides(Overrides.NONE.withProxy(true));
        try (PgBouncer pool = PgBouncer.inFrontOf(database.settings(), "session", 1)) {
            List<String> before = pool.sessionOfTheApplication();

            assertThat(psql(pool.settings(), OfflineScript.of(GRAPH, Direction.UPGRADE, "head", allowing)))
                    .endsWith("exit 0");

            assertThat(pool.sessionOfTheApplication()).isEqualTo(before);
            assertThat(database.rows()).containsExactly("a1", "a2", "a3");
        }
    }

    private String psql(ConnectionSettings settings, String script) {
        return new Psql(directory).run(settings, script);
    }
}
