package io.github.migratemaven.kind.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.LiveSchema;
import io.github.migratemaven.kind.RoundTrip;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeKindTest {

    @Test
    void anotherSubtypeKeepsTheColumnsAndTheirValues() {
        RoundTrip.assertBothWays(
                "create type span as range (subtype = float8); create table t (a span);"
                        + " insert into t values ('[1,2)');",
                "create type span as range (subtype = numeric); create table t (a span);");
    }

    /** The constructors of a range type are found by the name of its subtype. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type e as enum ('a', 'b')   | type e as enum ('b', 'a', 'c')  | [a,a] | {[b,b]}",
                "domain e as int             | domain e as bigint              | [1,1] | {[7,9]}",
            })
    void aSubtypeMadeAnewKeepsTheValues(String one, String other, String range, String multirange) throws SQLException {
        String users = """
            ; create type span as range (subtype = e, multirange_type_name = spans);
            create domain whole as span check (not isempty(value));
            create table t (id int, r span, m spans, rs span[], w whole);
            create function low(span) returns e language sql immutable as 'select lower($1)';
            create index i on t (r);
            """;
        for (int major : new int[] {15, 18}) {
            try (LiveSchema live = LiveSchema.of(
                    major,
                    "create " + one + users,
                    "insert into t values (1, '%1$s', '%2$s', array['%1$s'::span], '%1$s')"
                            .formatted(range, multirange))) {
                String rows = live.ask("select * from t");
                live.become("create " + other + users);
                assertThat(live.ask("select * from t")).isEqualTo(rows);
                live.become("create " + one + users);
                assertThat(live.ask("select * from t")).isEqualTo(rows);
            }
        }
    }
}
