package io.github.migratemaven.kind.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.FilledDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * A column of a partitioned table gets another type under an index that some partitions have no share of, or another
 * index like it. PostgreSQL makes such an index anew by itself, and then for all partitions.
 */
class RetypedPartitionTreeTest {
    private static final String TREE = """
        create table t (k int not null, a int, v %s) partition by range (k);
        create table p1 partition of t for values from (0) to (20);
        create table p2 partition of t for values from (20) to (40) partition by range (k);
        create table p2a partition of p2 for values from (20) to (30);
        create table p2b partition of p2 for values from (30) to (40);
        """;

    private static final String ROWS = "insert into t select g, g, g from generate_series(0, 39) g;";

    /** There with another type and back, keeping the rows. */
    private static void assertLed(int major, String before, String after) throws SQLException {
        String from = TREE.formatted("varchar(20)") + before;
        try (FilledDatabase database = FilledDatabase.of(major, from + ROWS)) {
            String rows = "select string_agg(concat_ws(',', k, a, v), ';' order by k) from t";
            var kept = database.texts(rows);
            database.leadTo(TREE.formatted("integer") + after);
            assertThat(database.texts(rows)).isEqualTo(kept);
            database.leadTo(from);
            assertThat(database.texts(rows)).isEqualTo(kept);
        }
    }

    @Test
    void aPartitionsIndexIsAttachedMeanwhile() throws SQLException {
        String index = """
            create index lacks on only t (a, v);
            create index p1_lacks on p1 (a, v);
            """;
        for (int major : new int[] {13, 18}) {
            assertLed(major, index, index + "alter index lacks attach partition p1_lacks;");
        }
    }

    @Test
    void aPartitionsKeyIsAttachedMeanwhile() throws SQLException {
        String key = """
            alter table only t add constraint lacks unique (k, v);
            alter table p1 add constraint p1_lacks unique (k, v);
            """;
        assertLed(18, key, key + "alter index lacks attach partition p1_lacks;");
    }

    @Test
    void anIndexThatLacksAShareItselfIsAttachedMeanwhile() throws SQLException {
        String index = """
            create index lacks on only t (a, v);
            create index p2_lacks on only p2 (a, v);
            create index p2a_lacks on p2a (a, v);
            create index p2b_lacks on p2b (a, v);
            alter index p2_lacks attach partition p2b_lacks;
            """;
        assertLed(18, index, index + "alter index lacks attach partition p2_lacks;");
    }
}
