package io.github.migratemaven.kind.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.LiveSchema;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Columns that are computed whenever they are read (18), with rows. */
class VirtualColumnTest {
    private static final String VIRTUAL =
            "create table t (id int primary key, a text, b text, ab text generated always as (a || b) virtual);";

    /** Nothing was stored, but the rows had values all the same. */
    @Test
    void oneThatBecomesAColumnOfItsOwnKeepsWhatWasComputed() throws SQLException {
        try (LiveSchema live = LiveSchema.of(
                VIRTUAL + "create view v as select ab from t;", "insert into t values (1, 'x', 'y'), (2, 'z', 'u')")) {
            live.become("create table t (id int primary key, a text, ab varchar(9) not null default 'none');"
                    + "create view v as select ab from t;");
            assertThat(live.ask("select string_agg(ab, ' ' order by ab) from v"))
                    .isEqualTo("xy zu");

            live.become(VIRTUAL.replace("text gen", "varchar(9) gen"));
            assertThat(live.ask("select string_agg(a || coalesce(ab, '-'), ' ' order by a) from t"))
                    .isEqualTo("x- z-");
        }
    }

    @Test
    void aRowWithoutAValueStandsInTheWayOfNotNull() throws SQLException {
        try (LiveSchema live = LiveSchema.of(VIRTUAL, "insert into t values (1, 'x', null)")) {
            assertThat(live.refusedFor("create table t (id int primary key, a text, b text, ab text not null);"))
                    .singleElement()
                    .asString()
                    .contains("have no ab");
        }
    }

    /** PostgreSQL has no SET EXPRESSION for such a column. */
    @Test
    void anotherExpressionComesWhereTheTableHasACheck() throws SQLException {
        String table =
                "create table t (id int primary key, n int, d int generated always as (%s) virtual check (d < 90));";
        try (LiveSchema live = LiveSchema.of(table.formatted("n * 2"), "insert into t values (1, 3)")) {
            live.become(table.formatted("n * 20"));
            assertThat(live.ask("select d from t")).isEqualTo("60");
        }
    }
}
