package io.github.migratemaven.autogenerate.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts on the left are PostgreSQL's. */
class WordingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        CHECK (((v)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])))|CHECK (v in ('a', 'b'))
        CHECK (((v)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text])))|CHECK (v in ('a', 'b'))
        CHECK ((n <> ALL (ARRAY[1, 2])))|CHECK (n not in (1, 2))
        CHECK ((price > (0)::numeric))|CHECK (price > 0)
        CHECK (((a > 0) AND (b > 0) AND (length((c)::text) < 5)))|CHECK (a > 0 AND b > 0 AND length(c) < 5)
        CHECK ((((a > 0) AND (b > 0)) OR (c IS NULL)))|CHECK ((a > 0 AND b > 0) OR c IS NULL)
        CHECK ((NOT ((a > 0) OR (b > 0))))|CHECK (NOT (a > 0 OR b > 0))
        CHECK (((a + b) > (c * (2 - d))))|CHECK (a + b > c * (2 - d))
        CHECK ((x ~~ 'a%'::text))|CHECK (x like 'a%')
        ((a - b) - c)|a - b - c
        (a - (b - c))|a - (b - c)
        'now'::text|'now'
        '-1'::integer|-1
        nextval('t_id_seq'::regclass)|nextval('t_id_seq')
        '2020-01-01 00:00:00+00'::timestamp with time zone|'2020-01-01 00:00:00+00'
        (d + '1 day'::interval)|d + '1 day'
        '{}'::text[]|'{}'
        EXISTS (SELECT 1)|EXISTS (SELECT 1)
        (ROW(1, 2) = ROW(a, b))|ROW(1, 2) = ROW(a, b)
        FOR EACH ROW WHEN ((old.a IS DISTINCT FROM new.a)) EXECUTE FUNCTION f()|FOR EACH ROW WHEN (old.a IS DISTINCT FROM new.a) EXECUTE FUNCTION f()
        CREATE INDEX i ON t USING btree (lower((v)::text)) WHERE (n > 0)|CREATE INDEX i ON t (lower(v)) WHERE n > 0
        CREATE INDEX i ON t USING gin (to_tsvector('english'::regconfig, x))|CREATE INDEX i ON t USING gin (to_tsvector('english', x))
        """)
    void theBoldestWayTakesFewWords(String printed, String words) {
        assertThat(Wording.reworded(printed, 0)).isEqualTo(words);
    }

    @Test
    void castsThatSomebodyMayHaveWrittenStayInTheSecondWay() {
        assertThat(Wording.reworded("((n)::integer > 5) AND ((v)::text = 'a'::text)", 1))
                .isEqualTo("(n)::integer > 5 AND v = 'a'".replace("(n)", "n"));
    }

    @Test
    void lowerCaseLeavesNamesAndLiteralsAlone() {
        assertThat(Wording.inLowerCase("CREATE INDEX \"Ix\" ON t USING btree (a) WHERE b = 'X Y' OR $$Z$$ = E'\\N'"))
                .isEqualTo("create index \"Ix\" on t using btree (a) where b = 'X Y' or $$Z$$ = E'\\N'");
    }
}
