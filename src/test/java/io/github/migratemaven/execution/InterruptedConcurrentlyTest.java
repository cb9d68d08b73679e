package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Await;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.OtherSession;
import io.github.migratemaven.testing.RecordingReporter;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The backend is terminated while a concurrent statement waits for another's transaction; the run reconnects by itself. */
class InterruptedConcurrentlyTest {
    private static final Revision BASE = Revisions.of("a1", "", """
        create table t (a int); create index ix on t (a);
        create table p (a int) partition by range (a);
        create table p1 partition of p for values from (0) to (9);
        """, "");

    private Database database = Database.fresh();
    private final RecordingReporter reporter = new RecordingReporter();

    @BeforeEach
    void createTables() {
        database.migrator(reporter).upgrade(graph(BASE), "head");
    }

    @Test
    void aHalfDroppedIndexIsDroppedAgain() {
        interrupt("drop index concurrently ix", "insert into t values (1)");

        assertThat(database.value("select to_regclass('ix') is null")).isEqualTo("t");
        assertThat(reporter.all()).contains("Statement 1 of a2.sql (a2) was begun before: running it again");
    }

    @Test
    void aPendingDetachmentIsFinalised() {
        interrupt("alter table p detach partition p1 concurrently", "select * from p");

        assertThat(database.column("select 1 from pg_inherits where inhparent = 'p'::regclass"))
                .isEmpty();
        assertThat(reporter.all()).contains("Finalising the detachment of partition p1");
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 18})
    void theDebrisOfAReindexIsDroppedAndTheReindexRepeated(int major) {
        database = Database.fresh(major);
        createTables();
        interrupt("reindex index concurrently ix", "insert into t values (1)");

        assertThat(database.column("select c.relname || i.indisvalid from pg_index i join pg_class c on"
                        + " c.oid = i.indexrelid where i.indrelid = 't'::regclass"))
                .containsExactly("ixtrue");
        assertThat(reporter.all()).contains("ix_ccnew that an unfinished reindex left");
    }

    private void interrupt(String statement, String inTheWay) {
        RevisionGraph graph = graph(BASE, Revisions.nonTransactional("a2", "a1", statement + ";", ""));
        CompletableFuture<MigrationOutcome> run;
        try (OtherSession other = OtherSession.inTransaction(database, inTheWay)) {
            run = Await.background(() -> database.migrator(reporter).upgrade(graph, "head"));
            String waiting = "from pg_stat_activity where wait_event_type = 'Lock' and query like '"
                    + statement.substring(0, 12) + "%' and datname = current_database()";
            Await.until("the statement waits", () -> !database.column("select 1 " + waiting)
                    .isEmpty());
            database.run("select pg_terminate_backend(pid) " + waiting);
            Await.until("the loss is noticed", () -> reporter.all().contains("The connection was lost"));
            other.commit();
        }
        assertThat(Await.result(run).steps()).hasSize(1);
        assertThat(database.rows()).containsExactly("a1", "a2");
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void theDebrisOfATablesReindexIsDroppedTooWithThatOfItsToastTable(int major) {
        database = Database.fresh(major);
        createTables();
        database.run("alter table t add long text; alter table t add primary key (a)");
        interrupt("reindex table concurrently t", "insert into t values (1)");
        assertThat(database.column("select c.relname::text from pg_index i join pg_class c on c.oid = i.indexrelid"
                        + " where not i.indisvalid or c.relname ~ '_cc(new|old)'"))
                .isEmpty();
    }

    @Test
    void anIndexWhoseNameIsCutOffIsFoundUnderTheNameThatItHas() {
        String name = "ä234567890123456789012345678901234567890123456789012345678901234567";
        RevisionGraph graph = graph(
                BASE, Revisions.nonTransactional("a2", "a1", "create index concurrently " + name + " on t (a);", ""));

        assertThat(database.migrator(reporter).upgrade(graph, "head").steps()).hasSize(1);
        assertThat(database.value("select indisvalid from pg_index where indexrelid = '" + name + "'::regclass"))
                .isEqualTo("t");
    }
}
