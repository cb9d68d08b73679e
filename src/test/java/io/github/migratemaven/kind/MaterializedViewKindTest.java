package io.github.migratemaven.kind;

import org.junit.jupiter.api.Test;

class MaterializedViewKindTest {
    private static final String VIEW = "create table t (a text); create materialized view m as select a from t;";

    @Test
    void aColumnsSettingsAreSetInPlaceAndUnsetByMakingTheViewAnew() {
        RoundTrip.assertBothWays(
                        VIEW,
                        VIEW + "alter materialized view m alter a set statistics 7, alter a set storage external;")
                .upgradesWith(
                        "alter materialized view m alter column a set statistics 7",
                        "alter materialized view m alter column a set storage external")
                .downgradesWith("drop materialized view m", "create materialized view m as\n SELECT a\n   FROM t");
    }
}
