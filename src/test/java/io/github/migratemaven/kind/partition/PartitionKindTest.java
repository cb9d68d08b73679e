package io.github.migratemaven.kind.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.FilledDatabase;
import io.github.migratemaven.kind.RoundTrip;
import io.github.migratemaven.testing.Slow;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PartitionKindTest {

    @Test
    void aTableThatLeavesDropsItsShareOfThePrimaryKeyOnlyThen() {
        String parent = "create table part (id int primary key, b text) partition by range (id);\n";
        RoundTrip.assertBothWaysOn(
                        15,
                        parent + "create table part1 partition of part for values from (0) to (50);",
                        parent + "create table part1 (id int not null, b text);")
                .upgradesWith(
                        "alter table part detach partition part1", "alter table part1 drop constraint part1_pkey");
    }

    @Test
    void aPartitionThatIsAttachedAnewChangesByItselfMeanwhile() throws SQLException {
        String before = """
            create table t (k int not null, a int, gone int, check (a > 0)) partition by range (k);
            create table t0 partition of t for values from (0) to (10) partition by list (a);
            create table t0a partition of t0 for values in (1);
            """;
        String after = """
            create table t (k int not null, a int, b bigint not null default 7, constraint t_a_check check (a > 1 or a = 1))
            partition by range (k);
            create table t0 partition of t for values from (0) to (20) partition by list (a);
            create table t0a partition of t0 for values in (1);
            """;
        for (int major : new int[] {13, 18}) {
            try (FilledDatabase database = FilledDatabase.of(major, before + "insert into t values (3, 1, 9);")) {
                database.leadTo(after);
                assertThat(database.texts("select concat_ws(',', k, a, b) from t0a"))
                        .containsExactly("3,1,7");
                database.leadTo(before);
                assertThat(database.texts("select concat_ws(',', k, a) from t0a"))
                        .containsExactly("3,1");
            }
        }
    }

    @Test
    void rowsThatArePublishedWithoutAKeyMoveToo() throws SQLException {
        String schema = """
            create table t (k int, v text) partition by list (k);
            create table t1 partition of t for values in (%s);
            create table t2 partition of t for values in (%s);
            create publication everything for all tables;
            """;
        for (int major : new int[] {13, 18}) {
            try (FilledDatabase database = FilledDatabase.of(
                    major, schema.formatted("1, 2", "3") + "insert into t values (1, 'a'), (2, 'b');")) {
                database.leadTo(schema.formatted("1", "2, 3"));
                assertThat(database.texts("select v from t2")).containsExactly("b");
                assertThat(database.texts("select relreplident from pg_class where relname in ('t1', 't2')"))
                        .containsExactly("d", "d");
            }
        }
    }

    @Test
    void anIndexGoesBeforeTheColumnThatATableAboveItsOwnDrops() {
        RoundTrip.assertBothWays("""
            create table t (a int, b int, d int) partition by list (a);
            create table t1 partition of t for values in (1) partition by list (b);
            create table t1x partition of t1 for values in (1);
            create table t1y partition of t1 for values in (2);
            create index on t1 (d);
            """, """
            create table t (a int, b int) partition by list (a);
            create table t1 partition of t for values in (1) partition by list (b);
            create table t1x partition of t1 for values in (1);
            """);
    }

    @Test
    void rowsMoveWhereTheyBelongWhenBoundsChange() throws SQLException {
        String before = """
            create schema app;
            create table h (k int primary key) partition by hash (k);
            create table h0 partition of h for values with (modulus 2, remainder 0);
            create table app.h1 partition of h for values with (modulus 2, remainder 1);
            create table r (k int references h);
            create table l (k int not null, j int, g int generated always as (j + 1) stored) partition by list (k);
            create table l1 partition of l for values in (1, 2) partition by hash (j);
            create table l1a partition of l1 for values with (modulus 1, remainder 0);
            create table l3 partition of l for values in (3);
            create table ld partition of l default;
            """;
        String after = """
            create schema app;
            create table h (k int primary key) partition by hash (k);
            create table h0 partition of h for values with (modulus 3, remainder 0);
            create table app.h1 partition of h for values with (modulus 3, remainder 1);
            create table h2 partition of h for values with (modulus 3, remainder 2);
            create table r (k int references h);
            create table l (k int not null, j int, g int generated always as (j + 1) stored) partition by list (k);
            create table l1 partition of l for values in (1) partition by hash (j);
            create table l1a partition of l1 for values with (modulus 2, remainder 0);
            create table l1b partition of l1 for values with (modulus 2, remainder 1);
            create table l3 partition of l for values in (2, 3);
            create table l5 partition of l for values in (5);
            create table ld partition of l default;
            """;
        String rows = """
            insert into h select generate_series(1, 12);
            insert into r select generate_series(1, 12);
            insert into l select g, g from generate_series(1, 6) g;
            """;
        for (int major : new int[] {13, 18}) {
            try (FilledDatabase database = FilledDatabase.of(major, before + rows)) {
                database.leadTo(after);
                assertThat(database.texts("select string_agg(k::text, ',' order by k) from h"))
                        .containsExactly("1,2,3,4,5,6,7,8,9,10,11,12");
                assertThat(database.texts(
                                "select concat(k, j, g, left(tableoid::regclass::text, 2)) from l order by k"))
                        .containsExactly("112l1", "223l3", "334l3", "445ld", "556l5", "667ld");
                database.leadTo(before);
                assertThat(database.texts("select string_agg(k::text, ',' order by k) from h"))
                        .containsExactly("1,2,3,4,5,6,7,8,9,10,11,12");
                assertThat(database.texts(
                                "select concat(k, j, g, left(tableoid::regclass::text, 2)) from l order by k"))
                        .containsExactly("112l1", "223l1", "334l3", "445ld", "556ld", "667ld");
            }
        }
    }

    @Test
    void aPartitionThatKeepsItsRowsWithinItsBoundIsNotEmptied() throws SQLException {
        String schema = """
            create table t (d date not null) partition by range (d);
            create table t1 partition of t for values from ('2026-01-01') to (%s);
            """;
        try (FilledDatabase database = FilledDatabase.of(schema.formatted("'2026-02-01'"))) {
            assertThat(database.leadTo(schema.formatted("'2026-03-01'")))
                    .extracting(statement -> statement.sql())
                    .containsExactly(
                            "alter table t detach partition t1",
                            "alter table t attach partition t1 FOR VALUES FROM ('2026-01-01') TO ('2026-03-01')");
        }
    }

    @Slow
    @Test
    void partitionsComeAndGoWhileForeignKeysRunFromAndToTheirTable() throws SQLException {
        String before = """
            create table r (id int primary key) partition by range (id);
            create table r1 partition of r for values from (0) to (10);
            create table r2 partition of r for values from (10) to (20);
            create table t (k int primary key, r int references r, up int references t) partition by list (k);
            create table t1 partition of t for values in (1);
            create table t2 partition of t for values in (2) partition by list (k);
            create table t2a partition of t2 for values in (2);
            create table x (k int primary key, r int, up int);
            create table o (k int references t);
            """;
        String after = """
            create table r (id int primary key) partition by range (id);
            create table r1 partition of r for values from (0) to (10);
            create table r3 partition of r for values from (20) to (30);
            create table t (k int primary key, r int references r, up int references t) partition by list (k);
            create table t1 (k int primary key, r int references r, up int);
            create table t2 partition of t for values in (2) partition by list (k);
            create table t2a partition of t2 for values in (2);
            create table x partition of t for values in (5);
            create table o (k int references t);
            """;
        String rows = """
            insert into r values (1), (11);
            insert into t values (1, 1, null), (2, 1, 2);
            insert into x values (5, 1, 2);
            insert into o values (2);
            """;
        for (int major : new int[] {13, 15, 18}) {
            try (FilledDatabase database = FilledDatabase.of(major, before + rows)) {
                database.leadTo(after);
                assertThat(database.texts("select concat_ws(',', tableoid::regclass, k, r, up) from t order by k"))
                        .containsExactly("t2a,2,1,2", "x,5,1,2");
                assertThat(database.texts("select concat_ws(',', k, r, up) from t1"))
                        .containsExactly("1,1");
                database.leadTo(before);
                assertThat(database.texts("select concat_ws(',', tableoid::regclass, k, r, up) from t order by k"))
                        .containsExactly("t1,1,1", "t2a,2,1,2");
                assertThat(database.texts("select concat_ws(',', k, r, up) from x"))
                        .containsExactly("5,1,2");
            }
        }
    }

    @Slow
    @Test
    void exclusionConstraintsComeToPartitionsWithThatOfTheWhole() throws SQLException {
        String before = """
            create table t (k int not null, v int) partition by range (k);
            create table t1 partition of t for values from (0) to (10);
            create table t2 (k int not null, v int, constraint own exclude (k with =, v with =));
            """;
        String after = """
            create table t (k int not null, v int, constraint x exclude (k with =, v with =)) partition by range (k);
            create table t1 partition of t for values from (0) to (20);
            alter table t1 rename constraint t1_k_v_excl to renamed;
            create table t2 partition of t for values from (20) to (30);
            create table t3 partition of t for values from (30) to (40);
            """;
        for (int major : new int[] {17, 18}) {
            try (FilledDatabase database =
                    FilledDatabase.of(major, before + "insert into t values (1, 1); insert into t2 values (21, 1);")) {
                database.leadTo(after);
                assertThat(database.texts("select k from t order by k")).containsExactly("1", "21");
                database.leadTo(before);
                assertThat(database.texts("select k from t2")).containsExactly("21");
            }
            try (FilledDatabase database = FilledDatabase.of(major, "")) {
                database.leadTo(after);
                database.leadTo("");
            }
        }
    }

    @Test
    void anEnumIsMadeAnewUnderAColumnThatDividesATableAndItsPartition() throws SQLException {
        String schema = """
            create type mood as enum (%s);
            create table t (id int, m mood not null, v mood default 'a', primary key (id, m)) partition by list (m);
            create table ta partition of t for values in ('a') partition by list (m);
            create table ta1 partition of ta for values in ('a');
            create table tb partition of t for values in ('b', 'c');
            create index on t (v);
            """;
        String rows = "insert into t values (1, 'a', 'b'), (2, 'b', 'c'), (3, 'c', 'a');";
        try (FilledDatabase database = FilledDatabase.of(schema.formatted("'a', 'b', 'c', 'gone'") + rows)) {
            database.leadTo(schema.formatted("'c', 'b', 'a'"));
            assertThat(database.texts("select concat_ws(',', tableoid::regclass, id, m, v) from t order by m"))
                    .containsExactly("tb,3,c,a", "tb,2,b,c", "ta1,1,a,b");
            database.leadTo(schema.formatted("'a', 'b', 'c', 'gone'"));
            assertThat(database.texts("select concat_ws(',', tableoid::regclass, id, m, v) from t order by m"))
                    .containsExactly("ta1,1,a,b", "tb,2,b,c", "tb,3,c,a");
        }
    }

    @Test
    void aDividedPartitionHasItsSharesOfIndexesBeforeItIsAttached() throws SQLException {
        String before = """
            create table t (k int primary key, a int) partition by range (k);
            create table t1 partition of t for values from (0) to (10);
            create table t2 partition of t for values from (10) to (30) partition by range (k);
            create table t2a partition of t2 for values from (10) to (20);
            create table t2b partition of t2 for values from (20) to (30);
            create index lasting on t (a);
            """;
        String after = """
            create table t (k int primary key, a int) partition by range (k);
            create table t1 partition of t for values from (0) to (10);
            create table t2 partition of t for values from (10) to (30) partition by hash (k);
            create table t2a partition of t2 for values with (modulus 1, remainder 0);
            create index lasting on t (a);
            create index passing on t (a, k);
            """;
        for (int major : new int[] {13, 18}) {
            try (FilledDatabase database =
                    FilledDatabase.of(major, before + "insert into t values (1, 1), (11, 2), (21, 3);")) {
                database.leadTo(after);
                assertThat(database.texts("select concat_ws(',', tableoid::regclass, k, a) from t order by k"))
                        .containsExactly("t1,1,1", "t2a,11,2", "t2a,21,3");
                database.leadTo(before);
                assertThat(database.texts("select concat_ws(',', tableoid::regclass, k, a) from t order by k"))
                        .containsExactly("t1,1,1", "t2a,11,2", "t2b,21,3");
            }
        }
    }

    @Test
    void aDividedPartitionHasItsSharesOfANewTablesKeyBeforeItIsAttached() throws SQLException {
        String before = """
            create table t (k int not null, a int) partition by list (k);
            create table t1 partition of t for values in (1);
            create table t2 partition of t for values in (2, 3) partition by range (k);
            create table t2a partition of t2 for values from (2) to (3);
            create table t2b partition of t2 for values from (3) to (4);
            """;
        String after = """
            create table t (k int not null, a int, unique (k)) partition by range (k);
            create table t1 partition of t for values from (1) to (2);
            create table t2 partition of t for values from (2) to (4) partition by range (k);
            create table t2a partition of t2 for values from (2) to (3);
            create table t2b partition of t2 for values from (3) to (4);
            """;
        for (int major : new int[] {13, 18}) {
            try (FilledDatabase database =
                    FilledDatabase.of(major, before + "insert into t values (1, 1), (2, 2), (3, 3);")) {
                for (String goal : new String[] {after, before}) {
                    database.leadTo(goal);
                    assertThat(database.texts("select concat_ws(',', tableoid::regclass, k, a) from t order by k"))
                            .containsExactly("t1,1,1", "t2a,2,2", "t2b,3,3");
                }
            }
        }
    }

    @Test
    void aPartitionsValidatedCheckMeetsTheWholesThatIsNot() throws SQLException {
        String before = """
            create table t (k int not null, a int);
            alter table t add constraint small check (a < 5) not valid;
            """;
        String after = """
            create table t (k int not null, a int) partition by range (k);
            alter table t add constraint small check (a < 5) not valid;
            create table t1 partition of t for values from (0) to (10);
            create table t2 partition of t for values from (10) to (20) partition by range (k);
            create table t2a partition of t2 for values from (10) to (20);
            """;
        for (int major : new int[] {13, 18}) {
            try (FilledDatabase database = FilledDatabase.of(major, before + "insert into t values (1, 1), (11, 2);")) {
                database.leadTo(after);
                assertThat(database.texts("select concat_ws(',', tableoid::regclass, k, a) from t order by k"))
                        .containsExactly("t1,1,1", "t2a,11,2");
                assertThat(database.texts("""
                        select concat_ws(',', conrelid::regclass, convalidated) from pg_constraint
                        where conname = 'small' order by 1
                        """)).containsExactly("t,f", "t1,t", "t2,t", "t2a,t");
                database.leadTo(before);
                assertThat(database.texts("select concat_ws(',', k, a) from t order by k"))
                        .containsExactly("1,1", "11,2");
            }
            try (FilledDatabase database = FilledDatabase.of(major, "")) {
                database.leadTo(after);
            }
        }
    }

    @Test
    void aShareWhoseNameGoesToAnotherIndexIsRenamed() throws SQLException {
        String before = """
            create table t (k int, a int) partition by list (k);
            create table t1 partition of t for values in (1);
            create index lasting on t (a);
            """;
        String after = """
            create table t (k int, a int) partition by list (k);
            create table t1 partition of t for values in (1);
            create index earlier on t (a);
            create index lasting on t (a);
            """;
        for (int major : new int[] {13, 18}) {
            try (FilledDatabase database = FilledDatabase.of(major, before + "insert into t values (1, 2);")) {
                assertThat(database.leadTo(after))
                        .extracting(statement -> statement.sql())
                        .contains("alter index t1_a_idx rename to t1_a_idx1");
                database.leadTo(before);
                assertThat(database.texts("select concat_ws(',', k, a) from t1"))
                        .containsExactly("1,2");
            }
        }
    }
}
