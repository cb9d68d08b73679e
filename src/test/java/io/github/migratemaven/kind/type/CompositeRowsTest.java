package io.github.migratemaven.kind.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.LiveSchema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A composite type that is made anew takes its values along by the names of their attributes. */
class CompositeRowsTest {
    private static final String HOLDERS = """
            create domain spot as pt;
            create domain way as pt[];
            create type route as (a pt, b pt[], label text);
            create type span as range (subtype = pt);
            create table t (id int primary key, p pt, ps pt[], s spot, ss spot[], w way, l route, ls route[], r span,
                rs span[]);
            """;

    private static final String ROWS = """
            insert into t values
                (1, row(1, 2), array[row(1, 2), null]::pt[], row(1, 2), array[row(1, 2)]::spot[], array[row(1, 2)]::pt[],
                 row(row(1, 2), array[row(1, 2)]::pt[], 'l'), array[row(row(1, 2), null, 'l')]::route[],
                 span(row(1, 2)::pt, row(3, 4)::pt, '[]'), array[span(null, row(3, 4)::pt), 'empty']),
                (2, null, null, null, null, null, null, null, null, null),
                (3, row(null, null), '{}', null, '[0:1]={"(1,2)","(3,4)"}', '{{"(1,2)"},{"(3,4)"}}', row(null, null, null),
                 null, null, null);
            """;

    private static final String VALUES = """
            select id, (p).x, (p).y, (ps[1]).x, ps[2] is null, (s).x, (ss[1]).x, (ss[0]).x, (w[1]).x, (w[2][1]).x,
                ((l).a).x, ((l).b[1]).x, (l).label, ((ls[1]).a).x, (lower(r)).x, (upper(r)).x, upper_inc(r), (upper(rs[1])).x,
                lower_inf(rs[1]), isempty(rs[2])
            from t order by id""";

    private static final String WANTED = "1|1|2|1|t|1|1|null|1|null|1|1|l|1|1|3|t|3|t|t"
            + " 2|null|null|null|t" + "|null".repeat(15)
            + " 3|null|null|null|t|null|3|1|null|3" + "|null".repeat(10);

    @Test
    void attributesThatChangePlacesKeepTheirValuesWhereverTheTypeIsHeld() throws SQLException {
        String swapped = "create type pt as (y int, x int);" + HOLDERS;
        String straight = "create type pt as (x int, y int);" + HOLDERS;
        try (LiveSchema live = LiveSchema.of(straight, ROWS)) {
            assertThat(live.ask(VALUES)).isEqualTo(WANTED);
            assertThat(losses(live.become(swapped))).isEmpty();
            assertThat(live.ask(VALUES)).isEqualTo(WANTED);
            assertThat(live.ask("select p::text from t where id > 1 order by id"))
                    .isEqualTo("null (,)");
            live.become(straight);
            assertThat(live.ask(VALUES)).isEqualTo(WANTED);
            assertThat(live.ask("select count(*) from pg_proc where proname like '%__by_name'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void attributesThatGoAreLostAndNewOnesAreNull() throws SQLException {
        try (LiveSchema live = LiveSchema.of(
                "create type pt as (x int, y int, z int); create table t (p pt, q pt[])",
                "insert into t values (row(1, 2, 3), array[row(4, 5, 6)]::pt[])")) {
            List<Statement> there =
                    live.become("create type pt as (note text, z bigint, x text); create table t (p pt, q pt[])");

            assertThat(live.ask("select p, q from t")).isEqualTo("(,3,1)|{\"(,6,4)\"}");
            assertThat(losses(there)).containsExactly("the values of attribute y of pt");
        }
    }

    @Test
    void anEnumInsideFollows() throws SQLException {
        String rest = "create type pt as (m mood, ms mood[], n int); create table t (p pt, q pt[])";
        try (LiveSchema live = LiveSchema.of(
                "create type mood as enum ('a', 'b');" + rest,
                "insert into t values (row('b', '{a,b}', 1), array[row('a', null, 2)]::pt[])")) {
            live.become("create type mood as enum ('b', 'c', 'a');" + rest);
            assertThat(live.ask("select p, q from t")).isEqualTo("(b,\"{a,b}\",1)|{\"(a,,2)\"}");
        }
    }

    /** A value is not cut in silence. */
    @Test
    void aNarrowerAttributeThatCannotHoldAValueStopsTheChange() throws SQLException {
        try (LiveSchema live = LiveSchema.of(
                "create type pt as (x varchar(9), y int); create table t (p pt)",
                "insert into t values (row('abcdef', 1))")) {
            assertThatThrownBy(() -> live.become("create type pt as (y int, x varchar(3)); create table t (p pt)"))
                    .hasMessageContaining("value too long for type character varying(3)");
            assertThat(live.ask("select p from t")).isEqualTo("(abcdef,1)");
        }
    }

    private static List<String> losses(List<Statement> statements) {
        return statements.stream()
                .flatMap(statement -> statement.loss().stream())
                .toList();
    }
}
