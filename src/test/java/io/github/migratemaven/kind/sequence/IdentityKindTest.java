package io.github.migratemaven.kind.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.LiveSchema;
import io.github.migratemaven.kind.RoundTrip;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class IdentityKindTest {

    /** A sequence follows its table unless it was told otherwise (15). */
    @Test
    void itsSequenceIsLoggedOrNotAsSaid() {
        String table = "create table t (id int generated always as identity);"
                + "create unlogged table u (id int generated always as identity);";
        RoundTrip.assertBothWays(
                        table, table + "alter sequence t_id_seq set unlogged; alter sequence u_id_seq set logged;")
                .upgradesWith("alter sequence t_id_seq set unlogged", "alter sequence u_id_seq set logged")
                .downgradesWith("alter sequence t_id_seq set logged", "alter sequence u_id_seq set unlogged");
    }

    @Test
    void aNewOneIsLoggedOrNotAsSaid() {
        RoundTrip.assertBothWays(
                "create table u (a int);",
                "create table t (id int generated always as identity);"
                        + "create table u (a int, id int generated always as identity);"
                        + "alter sequence t_id_seq set unlogged; alter sequence u_id_seq set unlogged;");
    }

    @Test
    void itFollowsItsTable() {
        RoundTrip.assertBothWays(
                        "create table t (id int generated always as identity);",
                        "create unlogged table t (id int generated always as identity);")
                .upgradesWith("alter table t set unlogged");
    }

    /** PostgreSQL refuses a type that has no room for the bounds so far. */
    @Test
    void boundsOfItsOwnShrinkBeforeItsType() throws SQLException {
        String wide = "create table t (id bigint generated always as identity (minvalue -10 maxvalue 5000000000));";
        String narrow = "create table t (id smallint generated always as identity (minvalue -10 maxvalue 30000));";
        try (LiveSchema live = LiveSchema.of(wide, "insert into t select from generate_series(1, 3)")) {
            live.become(narrow);
            assertThat(live.ask("insert into t default values returning id")).isEqualTo("-7");
            live.become(wide);
            assertThat(live.ask("insert into t default values returning id")).isEqualTo("-6");
        }
    }
}
