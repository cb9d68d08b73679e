package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.RecordingReporter;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditedRevisionTest {
    private final Database database = Database.fresh();
    private final Migrator migrator = database.migrator(new RecordingReporter());

    @Test
    void refusesAnEditedRevisionNamingTheStatementAndAcceptsItAfterRepair() {
        migrator.upgrade(graph(twoStatements("create table u (b int);"), next()), "a1");
        RevisionGraph edited = graph(twoStatements("create table u (b bigint);"), next());

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(edited, "head"))
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(Status.REFUSED);
                    assertThat(failure.getMessage())
                            .contains("a1.sql was edited after it was applied")
                            .contains("statement 2 of the upgrade section, line 8")
                            .contains("applied: create table u (b int)")
                            .contains("now:     create table u (b bigint)")
                            .doesNotContain("create table t");
                    assertThat(failure.advice()).contains("mvn migrate:repair -Drevisions=a1 -Dreason=");
                });
        assertThat(database.rows()).containsExactly("a1");

        RepairOutcome repaired = migrator.repair(edited, List.of("a1"), "widened by hand");
        assertThat(repaired.repaired()).singleElement().satisfies(one -> assertThat(one.differences())
                .hasSize(1));
        assertThat(database.column("select detail from migrate_event where kind = 'repair'"))
                .containsExactly("widened by hand");
        migrator.upgrade(edited, "head");
        assertThat(database.rows()).containsExactly("a1", "a2");
    }

    @Test
    void aReformattedOrCommentedRevisionIsNotEdited() {
        migrator.upgrade(graph(twoStatements("create table u (b int);")), "head");

        RevisionGraph reformatted = graph(twoStatements("-- why\r\nCREATE TABLE u\r\n (\tb  INT ) /* so */ ;"));

        assertThat(migrator.upgrade(reformatted, "head").steps()).isEmpty();
        assertThat(migrator.state(reformatted).edited()).isEmpty();
    }

    @Test
    void repairTouchesOnlyWhatIsNamed() {
        migrator.upgrade(chain(2), "head");
        RevisionGraph edited = graph(
                Revisions.of("a1", "", "create table changed1 ();", ""),
                Revisions.of("a2", "a1", "create table changed2 ();", ""));

        RepairOutcome outcome = migrator.repair(edited, List.of("a2"), "because");

        assertThat(outcome.stillEdited()).containsExactly("a1");
        assertThat(migrator.state(edited).edited())
                .extracting(revision -> revision.revision().id())
                .containsExactly("a1");
    }

    @Test
    void theTransactionModeOfASectionIsPartOfWhatWasApplied() {
        RevisionGraph applied = graph(Revisions.of("a1", "", "create table t ();", "drop table t;"));
        migrator.upgrade(applied, "head");
        RevisionGraph edited = graph(Revisions.nonTransactional("a1", "", "create table t ();", "drop table t;"));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(edited, "head"))
                .withMessageContaining("transaction=off was added to or taken from a section");
        migrator.repair(edited, List.of("a1"), "the table grew");
        assertThat(migrator.upgrade(edited, "head").steps()).isEmpty();
    }

    @Test
    void transactionOffMayNotBeTakenFromAHalfDoneRevision() {
        String upgrade = "create table t (); create table u (a int); insert into u values (1/%s);";
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(
                        graph(Revisions.nonTransactional("a1", "", upgrade.formatted("0"), "")), "head"))
                .withMessageContaining("division by zero");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(graph(Revisions.of("a1", "", upgrade.formatted("1"), "")), "head"))
                .withMessageContaining("was begun with transaction=off, 2 of 3 statements are done");
        migrator.upgrade(graph(Revisions.nonTransactional("a1", "", upgrade.formatted("1"), "")), "head");
        assertThat(database.rows()).containsExactly("a1");
    }

    private static Revision twoStatements(String second) {
        return Revisions.of("a1", "", "create table t (a int);\n" + second, "drop table u; drop table t;");
    }

    private static Revision next() {
        return Revisions.of("a2", "a1", "create table v ();", "drop table v;");
    }
}
