package io.github.migratemaven.kind.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.FilledDatabase;
import io.github.migratemaven.testing.Slow;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Changes that reach several levels of partitions at once, with rows in every partition. */
@Slow
class PartitionTreeTest {
    private static final String ROWS = "insert into t select g, g, g from generate_series(0, 39) g;";

    /** There and back, keeping the rows. */
    private static void assertKept(int major, String before, String after) throws SQLException {
        try (FilledDatabase database = FilledDatabase.of(major, before + ROWS)) {
            String rows = "select string_agg(concat_ws(',', k, a, v), ';' order by k) from t";
            var kept = database.texts(rows);
            assertThat(kept.get(0)).startsWith("0,0,0;1,1,1;").endsWith(";39,39,39");
            database.leadTo(after);
            assertThat(database.texts(rows)).isEqualTo(kept);
            database.leadTo(before);
            assertThat(database.texts(rows)).isEqualTo(kept);
        }
    }

    private static String list(int from, int to) {
        StringBuilder values = new StringBuilder("in (").append(from);
        for (int value = from + 1; value < to; value++) {
            values.append(", ").append(value);
        }
        return values.append(')').toString();
    }

    @Test
    void aTableAndItsPartitionAreDividedAnewAtOnce() throws SQLException {
        String before = """
            create table t (k int not null, a int, v int, constraint named primary key (k)) partition by range (k);
            create table p1 partition of t for values from (0) to (20);
            create table p2 partition of t for values from (20) to (40) partition by range (k);
            create table p2a partition of p2 for values from (20) to (30);
            create table p2b partition of p2 for values from (30) to (40);
            create index i on t (a);
            """;
        String after = """
            create table t (k int not null, a int, v text, constraint named primary key (k)) partition by list (k);
            create table p1 partition of t for values %s;
            create table p2 partition of t for values %s partition by hash (k);
            create table p2a partition of p2 for values with (modulus 1, remainder 0);
            create index i on t (v);
            """.formatted(list(0, 20), list(20, 40));
        for (int major : new int[] {13, 18}) {
            assertKept(major, before, after);
        }
    }

    @Test
    void aPartitionLeavesADividedOneWhoseTableIsDividedAnew() throws SQLException {
        String before = """
            create table t (k int not null, a int, v int) partition by range (k);
            create table p1 partition of t for values from (0) to (20);
            create table p2 partition of t for values from (20) to (40) partition by range (k);
            create table p2a partition of p2 for values from (20) to (30);
            create table p2b partition of p2 for values from (30) to (40);
            """;
        String after = """
            create table t (k int not null, a int, v int) partition by list (k);
            create table p1 partition of t for values %s;
            create table p2 partition of t for values %s partition by range (k);
            create table p2c partition of p2 for values from (20) to (30);
            create table p2b partition of p2 for values from (30) to (40);
            """.formatted(list(0, 20), list(20, 40));
        assertKept(18, before, after);
    }

    @Test
    void rowsOfAPartitionThatMovesGoWhereTheyBelong() throws SQLException {
        assertKept(18, """
            create table t (k int not null, a int, v int) partition by range (k);
            create table p1 partition of t for values from (0) to (10);
            create table p2 partition of t for values from (10) to (30) partition by list (k);
            create table sub partition of p2 default;
            create table p2b partition of p2 for values in (25);
            create table rest partition of t default;
            """, """
            create table t (k int not null, a int, v int) partition by range (k);
            create table p1 partition of t for values from (0) to (20);
            create table q2 partition of t for values from (20) to (30) partition by range (k);
            create table sub partition of q2 for values from (minvalue) to (22);
            create table q2b partition of q2 for values from (22) to (maxvalue);
            create table rest partition of t default;
            """);
    }

    @Test
    void aShareOfACheckGoesWithTheLinkOrWithTheWhole() throws SQLException {
        String schema = """
            create table t (k int not null, a int, v int%s) partition by range (k);
            create table p1 partition of t for values from (0) to (20);
            create table p2 partition of t for values from (20) to (40) partition by hash (k);
            create table p2a partition of p2 for values with (modulus %2$d, remainder 0);
            create table p2b partition of p2 for values with (modulus %2$d, remainder 1);
            """;
        String third = "create table p2c partition of p2 for values with (modulus 3, remainder 2);";
        assertKept(18, schema.formatted(", constraint checked check (a < 1000)", 3) + third, schema.formatted("", 2));
    }

    @Test
    void sharesAreRenamedWithTheirWhole() throws SQLException {
        String schema = """
            create table ref (id int primary key);
            insert into ref select generate_series(0, 39);
            create table t (k int not null, a int, v int) partition by range (k);
            alter table t add constraint %s foreign key (a) references ref;
            create table p1 partition of t for values from (0) to (20);
            create table p2 partition of t for values from (20) to (40) partition by range (k);
            create table p2a partition of p2 for values from (20) to (40);
            create index %s on t (a);
            """;
        assertKept(18, schema.formatted("one", "i"), schema.formatted("two", "j") + "create index i on t (a, v);");
    }

    /** The first share gives its name to the second, and an index that is no share could be taken for either. */
    @Test
    void aShareGetsTheNameOfOneThatGoes() throws SQLException {
        String schema = """
            create table t (k int not null, a int, v int) partition by range (k);
            create table p1 partition of t for values from (0) to (20);
            create table p2 partition of t for values from (20) to (40);
            create index i on t (%s);
            create index i2 on t (a);
            create index own on p1 (a);
            """;
        assertKept(18, schema.formatted("a"), schema.formatted("v"));
    }

    /** The share that gave its name to the second still waits when the table it lies on has to make way. */
    @Test
    void aShareGetsTheNameOfOneThatGoesWithATableDividedAnew() throws SQLException {
        String before = """
            create table t (k int not null, a int, v int) partition by range (k);
            create table p1 partition of t for values from (0) to (20);
            create table p2 partition of t for values from (20) to (40) partition by range (k);
            create table p2a partition of p2 for values from (20) to (40);
            create index i on t (a);
            create index i2 on t (a);
            """;
        String after = """
            create table t (k int not null, a int, v int) partition by list (k);
            create table p1 partition of t for values %s;
            create table p2 partition of t for values %s partition by list (k);
            create table p2a partition of p2 default;
            create index i2 on t (a);
            """.formatted(list(0, 20), list(20, 40));
        assertKept(18, before, after);
    }

    @Test
    void aPartitionHasAKeyOfItsOwnLikeThatOfTheWhole() throws SQLException {
        String before = """
            create table t (k int not null, a int, v int, primary key (k)) partition by range (k);
            create table p1 partition of t for values from (0) to (20);
            create table p2 partition of t for values from (20) to (40) partition by range (k);
            create table p2a partition of p2 for values from (20) to (40);
            alter table p1 add constraint own unique (k);
            """;
        String after = """
            create table t (k int not null, a int, v int, unique (k)) partition by list (k);
            create table p1 partition of t for values %s;
            create table p2 partition of t for values %s partition by range (k);
            create table p2a partition of p2 for values from (20) to (40);
            alter table p1 add constraint own unique (k);
            """.formatted(list(0, 20), list(20, 40));
        for (int major : new int[] {13, 18}) {
            assertKept(major, before, after);
        }
    }

    @Test
    void aDividedPartitionTellsAnIndexFromAConstraintLikeIt() throws SQLException {
        String before = """
            create table t (k int, a int, v int, unique (k, a)) partition by range (k);
            create table p1 partition of t for values from (0) to (20);
            create table p2 partition of t for values from (20) to (40) partition by hash (k);
            create table p2a partition of p2 for values with (modulus 1, remainder 0);
            create unique index i on t (k, a);
            """;
        String after = """
            create table t (k int, a int, v int, primary key (k)) partition by range (k);
            create table p1 partition of t for values from (0) to (20);
            create table p2 partition of t for values from (20) to (40) partition by list (k);
            create table p2a partition of p2 default;
            create unique index i on t (k, a);
            """;
        assertKept(18, before, after);
    }

    /** A partition that is attached while an index of the whole is there is given a share of it, wanted or not. */
    @Test
    void anIndexOfTheWholeIsLackedByWhicheverPartitionsDo() throws SQLException {
        String tables = """
            create table t (k int not null, a int, v int) partition by range (k);
            create table p1 partition of t for values from (0) to (20);
            create table p2 partition of t for values from (20) to (40) partition by range (k);
            create table p2a partition of p2 for values from (20) to (25);
            create table p2b partition of p2 for values from (25) to (40);
            """;
        String lackedByOne = """
            create index i on only t (a);
            create index p1_i on p1 (a);
            alter index i attach partition p1_i;
            """;
        String lackedBelow = lackedByOne + """
            create index p2_i on only p2 (a);
            create index p2a_i on p2a (a);
            alter index p2_i attach partition p2a_i;
            alter index i attach partition p2_i;
            """;
        String rows = "select string_agg(concat_ws(',', k, a, v), ';' order by k) from t";
        try (FilledDatabase database = FilledDatabase.of(tables + lackedBelow + ROWS)) {
            var kept = database.texts(rows);
            for (String index : new String[] {"create index i on t (a);", lackedByOne, "", lackedBelow, lackedByOne}) {
                database.leadTo(tables + index);
                assertThat(database.texts(rows)).isEqualTo(kept);
            }
            assertThat(database.texts("select indexrelid::regclass::text || indisvalid from pg_index"
                            + " where indrelid in (select relid from pg_partition_tree('t')) order by 1"))
                    .containsExactly("ifalse", "p1_itrue");
        }
    }

    @Test
    void aNewPartitionLacksTheKeyOfItsTable() throws SQLException {
        String before = """
            create table t (k int not null, a int, v int) partition by range (k);
            alter table t add constraint u unique (k);
            create table p1 partition of t for values from (0) to (40);
            """;
        String after = """
            create table t (k int not null, a int, v int) partition by range (k);
            create table p1 partition of t for values from (0) to (40);
            create table p2 partition of t for values from (40) to (50);
            alter table only t add constraint u unique (k);
            alter table p1 add constraint p1_k_key unique (k);
            alter index u attach partition p1_k_key;
            """;
        for (int major : new int[] {13, 18}) {
            assertKept(major, before, after);
        }
    }
}
