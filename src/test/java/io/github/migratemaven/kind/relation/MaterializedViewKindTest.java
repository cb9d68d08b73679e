package io.github.migratemaven.kind.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.LiveSchema;
import io.github.migratemaven.kind.RoundTrip;
import java.sql.SQLException;
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

    /** What a routine calls by name is nowhere recorded; from 17 on it would be looked for in pg_catalog only. */
    @Test
    void isPopulatedAfterEveryRoutineThatItsRoutinesMayCall() throws SQLException {
        String table = "create table t (id int);";
        String views = """
            create table pair (b int);
            create function a(int) returns int language plpgsql as 'begin return z(null::pair) + $1; end';
            create function z(pair) returns int language sql as 'select 1';
            create view v as select a(id) from t;
            create materialized view later as select id from t;
            create function n() returns bigint language plpgsql as 'begin return (select count(*) from later); end';
            create materialized view early as select a, n() from v;
            """;
        try (LiveSchema live = LiveSchema.of(15, table, "insert into t values (1)")) {
            live.become(table + views);
            assertThat(live.ask("select * from early")).isEqualTo("2|1");
            live.become(table);
        }
    }
}
