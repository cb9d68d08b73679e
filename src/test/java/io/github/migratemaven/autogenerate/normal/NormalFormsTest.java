package io.github.migratemaven.autogenerate.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.catalog.reader.CatalogScope;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.kind.access.PolicyKind.Policy;
import io.github.migratemaven.kind.constraint.ConstraintKind.Constraint;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.shadow.Shadow;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestPostgres;
import io.github.migratemaven.testing.TestShadow;
import io.github.migratemaven.testing.WholeDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class NormalFormsTest {
    private static final CatalogScope SCOPE = WholeDatabase.SCOPE;
    private static final Shadow SHADOW = new TestShadow(18);

    /** The same condition wherever PostgreSQL prints one. */
    private static final String EVERYWHERE = """
        alter table t add check (%1$s), add g boolean generated always as ((%1$s)) stored,
            add e boolean default (current_user in ('a'::varchar, 'b'));
        create index partial on t (i) where %1$s;
        create index expressed on t ((%1$s), (case when %1$s then v end));
        create view w as select *, %1$s as holds from t where %1$s;
        create materialized view m as select i from t where %1$s;
        create policy p on t using (%1$s) with check (%1$s);
        create rule s as on update to t where old.v in ('a', 'b') do also select 1 where new.v in ('c', 'd');
        create function g() returns trigger language plpgsql as 'begin return new; end';
        create trigger r before update on t for each row when (new.v in ('a', 'b')) execute function g();
        create function h(v varchar, y varchar default lower('A'::varchar)) returns boolean language sql
            begin atomic select v in ('a', 'b') and y in ('c', 'd'); end;
        create statistics k on (v in ('a', 'b')), i from t;
        create domain q as varchar(5) default lower('X'::varchar) check (value in ('a', 'b'));
        create table parts (v varchar(5), constraint not_both exclude using btree (v with =) where (v in ('a', 'b')));
        create table divided (v varchar(5), check (v in ('a', 'b'))) partition by range (lower(v), (v in ('a', 'b')));
        create table divided_1 partition of divided for values from ('a', false) to ('b', true);
        create publication o for table t where (i in (1, 2) and b);
        """;

    @Slow
    @Property(seed = "20261126", tries = 12, shrinking = ShrinkingMode.OFF)
    void theNormalFormOfANormalFormIsItselfAndNothingDiffersAfterAnyNumberOfRoundTrips(
            @ForAll("choices") List<Integer> choices) throws SQLException {
        Catalog read =
                read(ExpressionSketch.TABLE + EVERYWHERE.formatted(ExpressionSketch.condition(choices)), SHADOW, 18);
        Set<ObjectId> all = read.ids();

        try (NormalForms normal = new NormalForms(SHADOW, SCOPE);
                Workbench bench = new Workbench(SHADOW, SCOPE)) {
            Catalog settled = normal.settled(read, all);
            assertThat(normal.settled(settled, all).objects()).containsExactlyElementsOf(settled.objects());
            Catalog once = bench.remade(read);
            Catalog twice = bench.remade(once);
            Catalog thrice = bench.remade(twice);
            for (Catalog again : List.of(once, twice, thrice)) {
                assertSame(normal.alike(read, again));
                assertSame(normal.alike(again, settled));
            }
            assertSame(normal.alike(once, thrice));
        }
    }

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers().between(0, 1000).list().ofSize(40);
    }

    @Test
    void aListOfVarcharsComesToRestTheSecondTime() throws SQLException {
        Catalog read = read("create table t (v varchar(20) check (v in ('a', 'b')));", SHADOW, 18);

        try (NormalForms normal = new NormalForms(SHADOW, SCOPE)) {
            Catalog settled = normal.settled(read, read.ids());

            assertThat(check(read))
                    .isEqualTo("CHECK (((v)::text = ANY ((ARRAY['a'::character varying, 'b'::character"
                            + " varying])::text[])))");
            assertThat(check(settled))
                    .isEqualTo("CHECK (((v)::text = ANY (ARRAY[('a'::character varying)::text,"
                            + " ('b'::character varying)::text])))");
        }
    }

    /** The parentheses of a trigger's WHEN are part of the grammar; without them nothing is left that could be compared. */
    @Test
    void noWordingIsTakenThatPostgresRefuses() throws SQLException {
        Catalog read = read("""
            create table t (a int);
            create function f() returns trigger language plpgsql as 'begin return new; end';
            create trigger r before update on t for each row when (new.a is not null) execute function f();
            """, SHADOW, 18);

        try (NormalForms normal = new NormalForms(SHADOW, SCOPE);
                Workbench bench = new Workbench(SHADOW, SCOPE)) {
            Catalog worded = normal.inFewerWords(read, read.ids());
            assertThat(bench.remade(worded).ids()).containsAll(read.ids());
        }
    }

    @Test
    void whatCannotBeMadeAnewStaysAsItWasRead() throws SQLException {
        Catalog read = read("""
            create function f(text) returns boolean immutable language sql as 'select true';
            create table t (v varchar(20) check (v in ('a', 'b')), w varchar(20) check (f(w) and w in ('a', 'b')));
            """, SHADOW, 18);
        Catalog withoutFunction = read.filter(object -> !object.id().kind().equals("function"));

        try (NormalForms normal = new NormalForms(SHADOW, SCOPE)) {
            Catalog settled = normal.settled(withoutFunction, withoutFunction.ids());

            assertThat(settled.all(Constraint.class))
                    .anySatisfy(
                            check -> assertThat(check.definition()).contains("ARRAY[('a'::character varying)::text"))
                    .anySatisfy(check -> assertThat(check.definition()).contains("f((w)::text)", "::text[]"));
        }
    }

    @Test
    void aRoleThatThisServerLacksIsMadeUpForAPolicy() throws SQLException {
        ConnectionSettings server = TestPostgres.server(18);
        Catalog read = read(
                "create role normal_reader; create table t (v varchar(5));"
                        + " create policy p on t to normal_reader using (v in ('a', 'b'));",
                SHADOW,
                18);
        run(server, "drop role normal_reader");

        try (NormalForms normal = new NormalForms(SHADOW, SCOPE)) {
            Policy settled = normal.settled(read, read.ids()).all(Policy.class).get(0);

            assertThat(settled.using().orElseThrow()).contains("ARRAY[('a'::character varying)::text");
        } finally {
            run(server, "drop role if exists normal_reader");
        }
    }

    private static void run(ConnectionSettings database, String script) throws SQLException {
        try (Connection connection = database.open()) {
            ScriptRunner.run(connection, script, "test.sql", 1);
        }
    }

    private static void assertSame(Alike both) {
        assertThat(new SchemaDiff(Kinds.ALL).between(both.from(), both.to()).changes())
                .isEmpty();
    }

    private static String check(Catalog catalog) {
        return catalog.all(Constraint.class).get(0).definition();
    }

    private static Catalog read(String script, Shadow shadow, int major) throws SQLException {
        ConnectionSettings database = TestPostgres.freshDatabase(major);
        try (Connection connection = database.open()) {
            ScriptRunner.run(connection, script, "test.sql", 1);
            return new CatalogReader(Kinds.ALL, SCOPE).read(connection);
        } finally {
            shadow.drop(database);
        }
    }
}
