package io.github.migratemaven.kind;

import static org.assertj.core.api.Assertions.assertThat;

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
}
