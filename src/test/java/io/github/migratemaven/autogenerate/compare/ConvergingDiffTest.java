package io.github.migratemaven.autogenerate.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.testing.TestPostgres;
import io.github.migratemaven.testing.WholeDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConvergingDiffTest {
    private static final CatalogReader READER = new CatalogReader(Kinds.ALL, WholeDatabase.SCOPE);

    /** Without normal forms this check is printed otherwise each of the first two times. */
    @Test
    void whatIsNotReachedIsWrittenOnce() throws SQLException {
        Catalog wanted;
        try (Connection model = TestPostgres.freshDatabase().open()) {
            ScriptRunner.run(model, "create table t (v varchar(9) check (v in ('a', 'b')));", "model.sql", 1);
            wanted = READER.read(model);
        }
        try (Connection scratch = TestPostgres.freshDatabase().open()) {
            ConvergingDiff.Outcome outcome =
                    new ConvergingDiff(READER, new SchemaDiff(Kinds.ALL)).lead(scratch, READER.read(scratch), wanted);

            assertThat(outcome.flaw().orElseThrow().description())
                    .startsWith("still different:\n  differs: constraint public.t.t_v_check (definition: ");
            assertThat(outcome.statements())
                    .map(Statement::sql)
                    .singleElement()
                    .asString()
                    .startsWith("create table t (");
        }
    }

    /** Rows that are put aside on the way and not put back must not go in the next round. */
    @Test
    void aTableThatIsLeftBehindIsNoWay() throws SQLException {
        Catalog wanted;
        try (Connection model = TestPostgres.freshDatabase().open()) {
            ScriptRunner.run(model, "create table t (a int, b int not null);", "model.sql", 1);
            wanted = READER.read(model);
        }
        try (Connection scratch = TestPostgres.freshDatabase().open()) {
            ScriptRunner.run(scratch, "create table t (a int);", "scratch.sql", 1);
            SchemaDiff diff =
                    new SchemaDiff(Kinds.ALL, gap -> Optional.of("1; create table t__moved as select a from t"));
            ConvergingDiff.Outcome outcome =
                    new ConvergingDiff(READER, diff).lead(scratch, READER.read(scratch), wanted);

            assertThat(outcome.flaw().orElseThrow().description())
                    .isEqualTo("rows are left behind in public.t__moved, which neither side has.");
            assertThat(outcome.statements()).map(Statement::sql).noneMatch(sql -> sql.startsWith("drop table"));
        }
    }

    @Test
    void whatIsRunAtOnceHoldsOnlyWhereItLeadsThereByItself() throws SQLException {
        assertThat(atOnce("create table t (a int);", "")).isEmpty();
        // What a trigger, or anything else, does besides.
        assertThat(atOnce("create table t (a int);", "create table besides (a int);"))
                .contains(ConvergingDiff.Flaw.NOT_AT_ONCE);
    }

    /** @param besides what happens when the statements are run */
    private static Optional<ConvergingDiff.Flaw> atOnce(String model, String besides) throws SQLException {
        Catalog wanted;
        try (Connection connection = TestPostgres.freshDatabase().open()) {
            ScriptRunner.run(connection, model, "model.sql", 1);
            wanted = READER.read(connection);
        }
        try (Connection scratch = TestPostgres.freshDatabase().open()) {
            return new ConvergingDiff(READER, new SchemaDiff(Kinds.ALL))
                    .atOnce(changes -> {
                        changes.statements()
                                .forEach(statement -> ScriptRunner.run(scratch, statement.sql(), "revision.sql", 1));
                        ScriptRunner.run(scratch, besides, "besides.sql", 1);
                        return Optional.empty();
                    })
                    .lead(scratch, READER.read(scratch), wanted)
                    .flaw();
        }
    }

    @Test
    void whatCannotBeRunAtOnceChangesNothing() throws SQLException {
        try (Connection scratch = TestPostgres.freshDatabase().open()) {
            ScriptRunner.run(scratch, "create table t (a int);", "scratch.sql", 1);
            Catalog present = READER.read(scratch);

            ConvergingDiff.Outcome outcome = new ConvergingDiff(READER, new SchemaDiff(Kinds.ALL))
                    .atOnce(changes -> Optional.of(ConvergingDiff.Flaw.NOT_AT_ONCE))
                    .lead(scratch, present, present.filter(object -> false));

            assertThat(outcome.flaw()).contains(ConvergingDiff.Flaw.NOT_AT_ONCE);
            assertThat(READER.read(scratch).ids()).isEqualTo(present.ids());
        }
    }
}
