package io.github.migratemaven.kind.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.autogenerate.compare.ConvergingDiff;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.FilledDatabase;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.kind.RoundTrip;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.testing.TestPostgres;
import io.github.migratemaven.testing.WholeDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** NOT NULL as the constraint that it is since 18. */
class NotNullTest {

    @Test
    void anotherNameIsARenameSinceAPrimaryKeyMayRestOnIt() {
        RoundTrip.assertBothWays(
                        "create table t (a int primary key);",
                        "create table t (a int constraint c not null primary key);")
                .upgradesWith("alter table t rename constraint t_a_not_null to c")
                .downgradesWith("alter table t rename constraint c to t_a_not_null");
    }

    @Test
    void oneThatIsNotYetValidIsValidated() {
        RoundTrip.assertBothWays(
                        "create table t (a int); alter table t add constraint c not null a not valid;",
                        "create table t (a int constraint c not null);")
                .upgradesWith("alter table t validate constraint c")
                .downgradesWith(
                        "alter table t alter column a drop not null",
                        "alter table t add constraint c not null a not valid");
    }

    /** What PostgreSQL calls it while the partition is detached is only seen then. */
    @Test
    void aDetachedPartitionKeepsItsKey() throws SQLException {
        String whole = "create table t (a int primary key) partition by range (a);";
        try (Connection database = TestPostgres.freshDatabase().open();
                Connection other = TestPostgres.freshDatabase().open()) {
            ScriptRunner.run(database, whole + "create table p partition of t for values from (0) to (9);", "A", 1);
            ScriptRunner.run(other, whole + "create table p (a int primary key);", "B", 1);
            ConvergingDiff proof =
                    new ConvergingDiff(new CatalogReader(Kinds.ALL, WholeDatabase.SCOPE), new SchemaDiff(Kinds.ALL));
            Catalog attached = RoundTrip.read(database);
            Catalog detached = RoundTrip.read(other);

            assertThat(proof.lead(database, attached, detached).flaw()).isEmpty();
            assertThat(proof.lead(database, detached, attached).flaw()).isEmpty();
        }
    }

    /** It has the name of the whole's then, whatever the target calls it. */
    @Test
    void aPartitionsStaysValidWhenThatOfTheWholeIsNotYetValid() throws SQLException {
        String valid = """
            create table t (k int not null, a int not null) partition by range (k);
            create table p partition of t for values from (0) to (9);
            """;
        String notYet = """
            create table t (k int not null, a int) partition by range (k);
            create table p partition of t for values from (0) to (9);
            alter table p alter a set not null;
            alter table t add constraint c not null a not valid;
            """;
        try (FilledDatabase database = FilledDatabase.of(valid + "insert into t values (1, 1);")) {
            database.leadTo(notYet);
            assertThat(database.texts("select convalidated from pg_constraint where conrelid = 'p'::regclass"
                            + " and contype = 'n' and conkey = '{2}'"))
                    .containsExactly("t");
            database.leadTo(valid);
        }
    }

    @Test
    void oneThatNeedNotBeInheritedComesAndGoes() {
        RoundTrip.assertBothWays(
                "create table t (a int not null);", "create table t (a int constraint c not null no inherit);");
    }

    /** A renamed column keeps the name, which the one that follows it may want. */
    @Test
    void aColumnThatGoesLeavesTheNameBeforeAnotherTakesIt() {
        RoundTrip.assertBothWays(
                "create table t (a int constraint t_of_not_null not null, z int);",
                "create table t (b int constraint t_of_not_null not null, z int);");
        RoundTrip.assertBothWays(
                "create table t (a int constraint t_of_not_null not null, z int);",
                "create table t (z int constraint t_of_not_null not null, b int);");
    }

    @Test
    void commentsOnAColumnAndOnItsNotNullAreTwo() {
        RoundTrip.assertBothWays(
                "create table t (a int constraint given not null); comment on column t.a is 'column';",
                "create table t (a int constraint given not null); comment on column t.a is 'column';"
                        + " comment on constraint given on t is 'why';");
    }
}
