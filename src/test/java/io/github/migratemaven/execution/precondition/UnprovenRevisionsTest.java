package io.github.migratemaven.execution.precondition;

import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.Revisions;
import io.github.migratemaven.execution.offline.OfflineScript;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.Overrides;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Database;
import org.junit.jupiter.api.Test;

class UnprovenRevisionsTest {
    private static final String MARK = "-- NOT PROVEN: still different:\n--   missing: table b\n";
    private static final Revision FIRST = Revisions.of("a1", "", "create table a ();", "drop table a;");
    private static final ExecutionOptions ACCEPTING =
            ExecutionOptions.defaults().withOverrides(Overrides.NONE.withUnproven(true));
    private static final ExecutionOptions ACCEPTING_OFFLINE = ACCEPTING;

    private final Database database = Database.fresh();

    @Test
    void upgradeRefusesAMarkedRevisionBeforeItRunsAnything() {
        RevisionGraph graph = graph(FIRST, marked(MARK, ""));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> database.migrator(ExecutionOptions.defaults()).upgrade(graph, "head"))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.REFUSED))
                .withMessageContaining("a2.sql:7: this revision is marked NOT PROVEN")
                .satisfies(failure -> assertThat(failure.advice()).contains("remove the line", "-DacceptUnproven"));
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void upgradeStopsBelowAMarkedRevision() {
        database.migrator(ExecutionOptions.defaults()).upgrade(graph(FIRST, marked(MARK, "")), "a1");

        assertThat(database.tables()).containsExactly("a");
    }

    @Test
    void upgradeRefusesAWayWithoutAProvenWayBack() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() ->
                        database.migrator(ExecutionOptions.defaults()).upgrade(graph(FIRST, marked("", MARK)), "head"))
                .withMessageContaining("a2.sql:10: this revision is marked NOT PROVEN");
    }

    @Test
    void whoAcceptsItMayRunItBothWays() {
        RevisionGraph graph = graph(FIRST, marked(MARK, MARK));

        database.migrator(ACCEPTING).upgrade(graph, "head");
        assertThat(database.tables()).containsExactly("a", "b");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> database.migrator(ExecutionOptions.defaults()).downgrade(graph, "a1"))
                .withMessageContaining("NOT PROVEN");
        database.migrator(ACCEPTING).downgrade(graph, "a1");
        assertThat(database.tables()).containsExactly("a");
    }

    @Test
    void theMarkIsNoPartOfTheChecksum() {
        assertThat(marked(MARK, MARK).checksum()).isEqualTo(marked("", "").checksum());
    }

    @Test
    void anOfflineScriptRefusesAMarkedRevisionToo() {
        RevisionGraph graph = graph(FIRST, marked(MARK, ""));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> OfflineScript.of(graph, Direction.UPGRADE, "head", ExecutionOptions.defaults()))
                .withMessageContaining("NOT PROVEN");
        assertThat(OfflineScript.of(graph, Direction.UPGRADE, "head", ACCEPTING_OFFLINE))
                .contains("create table b");
    }

    private static Revision marked(String upgrade, String downgrade) {
        return Revisions.of("a2", "a1", upgrade + "create table b ();", downgrade + "drop table b;");
    }
}
