package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.RevisionGraph;
import org.junit.jupiter.api.Test;

class RowChecksTest {
    private final Database database = Database.fresh();
    private final Migrator migrator = database.migrator(new RecordingReporter());

    private final RevisionGraph graph = graph(
            Revisions.of("a1", "", "create table t (id int, name text);", "drop table t;"),
            Revisions.of(
                    "b1",
                    "a1",
                    """
                    create table other ();
                    -- migrate:check in t have no name: select * from t where name is null
                    alter table t alter column name set not null;
                    -- migrate:check in u have no name: select * from made_later where name is null
                    create table made_later (name text);
                    """,
                    "drop table made_later; drop table other; alter table t alter column name drop not null;"));

    @Test
    void rowsThatAStatementCouldNotDoWithAreCountedBeforeAnythingIsChanged() {
        migrator.upgrade(graph, "a1");
        database.run("insert into t values (7, null), (8, null), (9, 'nine')");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(graph, "head"))
                .withMessageContaining("2 rows in t have no name")
                .withMessageContaining("id=7")
                .withMessageContaining("id=8");
        assertThat(database.tables()).containsExactly("t");
        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void fittingRowsAreNoObstacle() {
        migrator.upgrade(graph, "a1");
        database.run("insert into t values (9, 'nine')");

        migrator.upgrade(graph, "head");

        assertThat(database.rows()).containsExactly("a1", "b1");
    }

    @Test
    void rowsAreCountedBeforeTheFirstStatementOutsideATransactionToo() {
        RevisionGraph outside = graph(
                graph.require("a1"), Revisions.nonTransactional("c1", "a1", """
                        create table other ();
                        -- migrate:check in t have an id twice: select id from t group by id having count(*) > 1
                        create unique index concurrently ux on t (id);
                        """, "drop index ux; drop table other;"));
        migrator.upgrade(outside, "a1");
        database.run("insert into t values (7, 'one'), (7, 'two')");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(outside, "head"))
                .withMessageContaining("1 row in t have an id twice");
        assertThat(database.tables()).containsExactly("t");
        assertThat(database.rows()).containsExactly("a1");

        database.run("update t set id = 8 where name = 'two'");
        assertThat(migrator.upgrade(outside, "head").steps()).hasSize(1);
    }

    @Test
    void rowsThatARevisionMustNotLeaveTakeItBack() {
        RevisionGraph wrong = graph(Revisions.of("a1", "", """
                create table orders (id int, total int);
                insert into orders values (1, 5), (2, -3);
                -- migrate:verify in orders have a negative total: select id from orders where total < 0
                """, "drop table orders;"));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(wrong, "head"))
                .withMessageContaining("but then 1 row in orders have a negative total, for example id=2.")
                .satisfies(failure -> assertThat(failure.advice()).startsWith("They were rolled back."));
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void outsideATransactionARevisionIsNotDoneUntilItIsVerified() {
        RevisionGraph wrong = graph(Revisions.nonTransactional("a1", "", """
                create table orders (id int, total int);
                insert into orders values (1, -3);
                -- migrate:verify in orders have a negative total: select id from orders where total < 0
                """, "drop table orders;"));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(wrong, "head"))
                .withMessageContaining("1 row in orders have a negative total");
        assertThat(database.value("select state from migrate_revision")).isEqualTo("upgrading");

        database.run("update orders set total = 3");
        migrator.upgrade(wrong, "head");
        assertThat(database.value("select state from migrate_revision")).isEqualTo("applied");
        assertThat(database.value("select count(*) from orders")).isEqualTo("1");
    }
}
