package io.github.migratemaven.kind.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.kind.LiveSchema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rests on a routine is right after its body has changed, as if the rows had been inserted then. */
class ComputedWithTest {
    private static final String FUNCTION =
            "create function norm(x text) returns text language plpgsql immutable as $$ begin return %s(x); end $$;";
    private static final String TABLES = """
        create table w (id int primary key, t text, g text generated always as (norm(t)) stored);
        create index w_t on w (norm(t));
        create index w_g on w (g);
        create table p (id int, t text) partition by list (id);
        create table p1 partition of p for values in (1);
        create index p_t on p (norm(t));
        """;

    @ParameterizedTest
    @ValueSource(ints = {18, 15})
    void storedColumnsAndIndexesAreComputedAgain(int major) throws SQLException {
        String before = FUNCTION.formatted("lower") + TABLES;
        String after = FUNCTION.formatted("upper") + TABLES;
        try (LiveSchema live = LiveSchema.of(
                major, before, "insert into w values (1, 'Ab'), (2, 'b'); insert into p values (1, 'Cd')")) {
            live.become(after);

            assertThat(live.ask("select g from w order by id")).isEqualTo("AB B");
            live.run("set enable_seqscan = off");
            assertThat(live.ask("select id from w where norm(t) = 'AB'")).isEqualTo("1");
            assertThat(live.ask("select id from w where g = 'B'")).isEqualTo("2");
            assertThat(live.ask("select id from p where norm(t) = 'CD'")).isEqualTo("1");
            live.run("reset enable_seqscan");
            live.become(before);
            assertThat(live.ask("select g from w order by id")).isEqualTo("ab b");
        }
    }

    @Test
    void aCheckIsAskedAgain() throws SQLException {
        String table = "create table c (t text, constraint kept check (norm(t) <> 'AB'));"
                + " comment on constraint kept on c is 'why';"
                + " create domain d as text check (norm(value) <> 'X'); create table e (d d);";
        try (LiveSchema live = LiveSchema.of(
                FUNCTION.formatted("lower") + table, "insert into c values ('Ab'); insert into e values ('y')")) {
            assertThatThrownBy(() -> live.become(FUNCTION.formatted("upper") + table))
                    .hasMessageContaining("is violated by some row");
            live.provenAgainFrom(FUNCTION.formatted("lower") + table);
            live.run("delete from c");
            live.become(FUNCTION.formatted("upper") + table);
            assertThat(live.ask("select conname from pg_constraint where conname ~ 'again'"))
                    .isEmpty();
        }
    }

    /** An index keeps the words that a text search configuration made when the row came. */
    @Test
    void whatTextSearchMakesOfWordsIsMadeAgain() throws SQLException {
        String search = """
            create text search dictionary stem (template = %s);
            create text search configuration search (copy = simple);
            alter text search configuration search alter mapping for asciiword with %s;
            create function words(x text) returns tsvector language sql immutable return to_tsvector('search', x);
            create table d (t text, v tsvector generated always as (to_tsvector('search', t)) stored);
            create index d_t on d using gin (to_tsvector('search', t));
            create index d_words on d using gin (words(t));
            """;
        String plain = search.formatted("simple", "simple");
        String mapped = search.formatted("snowball, language = english", "stem");
        String stopped = search.formatted("snowball, language = english, stopwords = english", "stem");
        try (LiveSchema live = LiveSchema.of(plain, "insert into d values ('the running dogs')")) {
            for (String schema : List.of(mapped, stopped, plain)) {
                live.become(schema);
                String words = live.ask("select to_tsvector('search', t) from d");
                assertThat(live.ask("select v from d")).isEqualTo(words);
                live.run("set enable_seqscan = off");
                assertThat(live.ask("select count(*) from d where to_tsvector('search', t) @@ to_tsquery('search',"
                                + " 'dogs')"))
                        .isEqualTo("1");
                assertThat(live.ask("select count(*) from d where words(t) @@ to_tsquery('search', 'dogs')"))
                        .isEqualTo("1");
                live.run("reset enable_seqscan");
            }
        }
    }

    @Test
    void anotherCostAloneComputesNothing() throws SQLException {
        try (LiveSchema live = LiveSchema.of(FUNCTION.formatted("lower") + TABLES, "select 1")) {
            assertThat(live.become(FUNCTION.formatted("lower") + "alter function norm cost 7;" + TABLES))
                    .noneMatch(statement -> statement.sql().matches("reindex.*|alter table.*|update.*"));
        }
    }
}
