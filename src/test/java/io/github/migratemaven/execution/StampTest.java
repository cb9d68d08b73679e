package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.execution.options.DriftComparison;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.RecordingReporter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StampTest {
    private final Database database = Database.fresh();
    private final Migrator migrator = database.migrator(new RecordingReporter());

    @Test
    void stampsOnlyWhatIsProvenUnlessForced() {
        RevisionGraph graph = chain(3);
        Set<String> equalTo = Set.of("a1", "a2");
        DriftComparison proof =
                (live, revisions, applied) -> applied.equals(equalTo) ? List.of() : List.of(difference("+ table t3"));
        Migrator proving = database.migrator(ExecutionOptions.defaults().withComparison(proof));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> proving.stamp(graph, new StampCommand(List.of("head"), false, false)))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.DRIFT))
                .withMessageContaining("The database has no tables, so it is not at head");
        assertThat(database.column("select relname from pg_class where relname like 'migrate%'"))
                .isEmpty();

        StampOutcome proven = proving.stamp(graph, new StampCommand(List.of("a2"), false, false));
        assertThat(proven.proven()).isTrue();
        assertThat(database.rows()).containsExactly("a1", "a2");
        assertThat(database.tables()).isEmpty();

        proving.stamp(graph, new StampCommand(List.of("head"), false, true));
        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
        assertThat(proving.stamp(graph, new StampCommand(List.of("a1"), false, true))
                        .removed())
                .containsExactly("a3", "a2");
        assertThat(database.rows()).containsExactly("a1");
        assertThat(database.column("select detail from migrate_event where kind = 'stamp' order by number"))
                .containsExactly("proven", "forced", "forced");
    }

    @Test
    void purgeForgetsUnknownRevisionsToo() {
        migrator.upgrade(chain(3), "head");

        migrator.stamp(chain(1), new StampCommand(List.of("a1"), true, true));

        assertThat(database.rows()).containsExactly("a1");
        assertThat(database.tables()).containsExactly("t1", "t2", "t3");
        assertThat(database.column("select kind from migrate_event order by number desc limit 1"))
                .containsExactly("purge");
    }

    private static SchemaDifference difference(String line) {
        return new SchemaDifference("table", "t", SchemaDifference.What.DIFFERENT, Map.of(), Map.of(), line);
    }
}
