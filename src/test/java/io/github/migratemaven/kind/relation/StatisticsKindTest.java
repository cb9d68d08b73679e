package io.github.migratemaven.kind.relation;

import io.github.migratemaven.kind.RoundTrip;
import org.junit.jupiter.api.Test;

class StatisticsKindTest {
    private static final String TABLE = "create table t (a int, b int, c text);\n";

    @Test
    void comeAndGoWithCommentAndOwner() {
        RoundTrip.assertBothWays(RoundTrip.role("keeper") + TABLE, RoundTrip.role("keeper") + TABLE + """
                        create schema "Odd Schema";
                        create statistics s (ndistinct, mcv) on a, b from t;
                        create statistics "Odd Schema"."S" on (a + b), lower(c) from t;
                        alter statistics s set statistics 200;
                        alter statistics s owner to keeper;
                        comment on statistics s is 'why';
                        """);
    }

    @Test
    void targetChangesInPlace() {
        RoundTrip.assertBothWays(
                        TABLE + "create statistics s on a, b from t;",
                        TABLE + "create statistics s on a, b from t; alter statistics s set statistics 10;")
                .upgradesWith("alter statistics s set statistics 10")
                .downgradesWith("alter statistics s set statistics -1");
    }

    @Test
    void areReplacedWithOtherColumnsAndGoBeforeAColumnOfTheirs() {
        RoundTrip.assertBothWays(
                TABLE + "create statistics s on a, b from t; create statistics u on b, c from t;",
                "create table t (a int, c text); create statistics s on a, c from t;");
    }

    @Test
    void goWithTheirTable() {
        RoundTrip.assertBothWays(TABLE + "create statistics s on a, b from t;", "")
                .upgradesWith("drop table t");
    }
}
