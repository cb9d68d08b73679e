package io.github.migratemaven.kind.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.autogenerate.compare.ConvergingDiff;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.Precheck;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.kind.LiveSchema;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.testing.TestPostgres;
import io.github.migratemaven.testing.WholeDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables that no ALTER TABLE leads to what they shall be. */
class TableConversionTest {
    private static final CatalogReader READER = new CatalogReader(Kinds.ALL, WholeDatabase.SCOPE);
    private static final SchemaDiff DIFF = new SchemaDiff(Kinds.ALL);

    private static final String PLAIN = """
        create table t (
            id int generated always as identity, k int not null, v text,
            g int generated always as (k + 1) stored, primary key (id, k));
        create index t_v on t (v);
        create view w as select id, v from t;
        comment on table t is 'kept';
        alter table t force row level security;
        """;
    private static final String DIVIDED = PLAIN.replace("primary key (id, k))", """
        primary key (id, k)) partition by range (k);
        create table t1 partition of t for values from (0) to (100);
        create table t2 partition of t for values from (100) to (1000) partition by list (v);
        create table t2a partition of t2 for values in ('c')\
        """)
            .replace("primary key (id, k)) partition", "primary key (id, k, v)) partition")
            .replace("v text", "v text not null");
    private static final String ROWS = "insert into t (k, v) values (1, 'a'), (2, 'b'), (150, 'c');";

    @Test
    void rowsAndTheNextNumberStayWhenATableIsDividedAndWhenItIsPlainAgain() throws SQLException {
        try (Connection database = TestPostgres.freshDatabase().open()) {
            Catalog plain = load(database, PLAIN + ROWS);
            Catalog divided = catalogOf(DIVIDED);

            List<Statement> there = lead(database, plain, divided);
            assertThat(texts(database, "select id || v || g || tableoid::regclass from t order by id"))
                    .containsExactly("1a2t1", "2b3t1", "3c151t2a");
            assertThat(texts(database, "insert into t (k, v) values (3, 'd') returning id"))
                    .containsExactly("4");

            List<Statement> back = lead(database, divided, plain);
            assertThat(texts(database, "select id || v || g from t order by id"))
                    .containsExactly("1a2", "2b3", "3c151", "4d4");
            assertThat(texts(database, "insert into t (k, v) values (4, 'e') returning id"))
                    .containsExactly("5");
            assertThat(there).allMatch(statement -> statement.loss().isEmpty());
            assertThat(back).allMatch(statement -> statement.loss().isEmpty());
        }
    }

    @Test
    void rowsThatBelongIntoNoPartitionAreFoundBeforeAnythingChanges() throws SQLException {
        try (Connection database = TestPostgres.freshDatabase().open()) {
            Catalog plain = load(
                    database, PLAIN + ROWS + "insert into t (k, v) values (5000, 'far'), (150, 'no list has it');");
            List<Precheck> checks = DIFF.between(plain, catalogOf(DIVIDED)).statements().stream()
                    .flatMap(statement -> statement.precheck().stream())
                    .filter(check -> check.problem().contains("partitions"))
                    .toList();

            assertThat(checks).singleElement().satisfies(check -> assertThat(
                            texts(database, "select v from (" + check.offendingRows() + ") x order by v"))
                    .containsExactly("far", "no list has it"));
        }
    }

    @Test
    void rowsOfChildTablesComeAlongWhenTheirParentIsDividedInstead() throws SQLException {
        try (Connection database = TestPostgres.freshDatabase().open()) {
            Catalog inherited = load(
                    database,
                    "create table t (a int); create table c () inherits (t); insert into t values (1);"
                            + " insert into c values (2);");
            Catalog divided = catalogOf("create table t (a int) partition by range (a);"
                    + " create table p partition of t for values from (0) to (9);");

            lead(database, inherited, divided);

            assertThat(texts(database, "select a from p order by a")).containsExactly("1", "2");
        }
    }

    @Test
    void aTableThatJoinsAPartitionedOneIsLookedThrough() throws SQLException {
        try (Connection database = TestPostgres.freshDatabase().open()) {
            Catalog apart = load(
                    database,
                    "create table t (a int) partition by range (a); create table p (a int);"
                            + " insert into p values (3), (30);");
            Catalog joined = catalogOf("create table t (a int) partition by range (a);"
                    + " create table p partition of t for values from (0) to (9);");

            assertThat(DIFF.between(apart, joined).statements()).singleElement().satisfies(attach -> assertThat(
                            texts(database, attach.precheck().orElseThrow().offendingRows()))
                    .containsExactly("30"));
        }
    }

    @Test
    void aColumnThatAChildAlsoHasInItsOwnRightBecomesOnlyInheritedAndBack() throws SQLException {
        String parent = "create table p (a int, check (a > 0)); ";
        try (Connection database = TestPostgres.freshDatabase(15).open()) {
            Catalog only = load(database, parent + "create table c (b int) inherits (p); insert into c values (1, 2);");
            Catalog own = catalogOf(15, parent + "create table c (a int, b int) inherits (p);");

            lead(database, only, own);
            lead(database, own, only);

            assertThat(texts(database, "select a || ':' || b from p join c using (a)"))
                    .containsExactly("1:2");
        }
    }

    @Test
    void theColumnThatRowsAreDividedByGetsAnotherType() throws SQLException {
        String tables = "create table t (id %s primary key, v text) partition by range (id);"
                + " create table p partition of t for values from (0) to (5);"
                + " create table q partition of t for values from (5) to (50) partition by range (id);"
                + " create table r partition of q default; create index i on t (v);";
        try (Connection database = TestPostgres.freshDatabase().open()) {
            Catalog narrow = load(database, tables.formatted("int") + "insert into t values (1, 'a'), (7, 'b');");
            Catalog wide = catalogOf(tables.formatted("bigint"));

            List<Statement> there = lead(database, narrow, wide);
            assertThat(texts(database, "select id || v || tableoid::regclass from t order by id"))
                    .containsExactly("1ap", "7br");
            assertThat(there).allMatch(statement -> statement.loss().isEmpty());
            lead(database, wide, narrow);
            assertThat(texts(database, "select id || v from t order by id")).containsExactly("1a", "7b");
        }
    }

    @Test
    void aTypedTableGetsTheColumnsOfItsTypeInTheirOrder() throws SQLException {
        try (Connection database = TestPostgres.freshDatabase().open()) {
            Catalog narrow = load(
                    database,
                    "create type y as (a int, b text); create table t of y (primary key (a));"
                            + " insert into t values (1, 'x');");
            Catalog wide =
                    catalogOf("create type y as (a bigint, z date, b text); create table t of y (primary key (a));");

            lead(database, narrow, wide);
            lead(database, wide, narrow);

            assertThat(texts(database, "select a || b from t")).containsExactly("1x");
        }
    }

    private static List<Statement> lead(Connection database, Catalog from, Catalog to) throws SQLException {
        ConvergingDiff.Outcome outcome = new ConvergingDiff(READER, DIFF).lead(database, from, to);
        assertThat(outcome.flaw()).isEmpty();
        assertThat(READER.read(database).objects()).hasSameElementsAs(to.objects());
        return outcome.statements();
    }

    private static Catalog catalogOf(String sql) throws SQLException {
        return catalogOf(18, sql);
    }

    private static Catalog catalogOf(int major, String sql) throws SQLException {
        try (Connection database = TestPostgres.freshDatabase(major).open()) {
            return load(database, sql);
        }
    }

    private static Catalog load(Connection database, String sql) throws SQLException {
        ScriptRunner.run(database, sql, "schema", 1);
        return READER.read(database);
    }

    private static List<String> texts(Connection database, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (java.sql.Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** What a child has from its parent stays with it until its rows have moved. */
    @Test
    void childrenThatGoKeepWhatTheyInherited() throws SQLException {
        try (LiveSchema live = LiveSchema.of("""
            create table payment (id serial, paid timestamp not null, customer smallint not null);
            create table january (check (paid < '2007-02-01')) inherits (payment);
            create rule into_january as on insert to payment where new.paid < '2007-02-01'
              do instead insert into january (id, paid, customer) values (default, new.paid, new.customer);
            create index on january (customer);
            """, "insert into january values (1, '2007-01-01', 7)")) {
            live.become("""
                create table payment (id serial, paid timestamp not null, customer int not null)
                  partition by range (paid);
                create table ever partition of payment default;
                """);
            assertThat(live.ask("select id, customer from ever")).isEqualTo("1|7");
        }
    }
}
