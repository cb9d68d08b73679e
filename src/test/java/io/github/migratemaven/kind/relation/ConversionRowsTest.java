package io.github.migratemaven.kind.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.kind.LiveSchema;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a column changes its type, with values that go over and values that do not. */
class ConversionRowsTest {
    private static final String TYPES = """
        create type mood as enum ('sad', 'ok');
        create type state as enum ('ok', 'sad', 'new');
        create domain short as varchar(3);
        create domain word as text check (value ~ '^[a-z]+$');
        create domain filled as int not null;
        """;

    /** The type before and after, values that go over and what they become, and one that is refused; a dash for none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mood        | state         | sad, ok            | sad, ok            | -",
                "state       | mood          | sad, ok            | sad, ok            | new",
                "text        | mood          | sad, ok            | sad, ok            | glad",
                "text        | mood[]        | sad, ok            | {sad}, {ok}        | glad",
                "text[]      | mood[]        | {sad,NULL}, {}     | {sad,NULL}, {}     | {ok,glad}",
                "mood[]      | state[]       | {sad}, {{ok},{sad}} | {sad}, {{ok},{sad}} | -",
                "state[]     | mood          | {sad}, {}          | sad, null          | {new}",
                "text        | jsonb         | {\"a\": 1}, [1]    | {\"a\": 1}, [1]    | {a}",
                "jsonb       | text          | {\"a\": 1}, 3      | {\"a\": 1}, 3      | -",
                "mood        | word          | sad                | sad                | -",
                "text        | word          | sad                | sad                | Sad",
                "char(3)     | word          | abc, ab            | abc, ab            | a1",
                "varchar(9)  | short         | abc, a             | abc, a             | abcd",
                "text        | short         | abc                | abc                | abcd",
                "short       | varchar(9)    | abc                | abc                | -",
                "int         | varchar(3)    | 123, -12           | 123, -12           | 1234",
                "mood        | varchar(2)    | ok                 | ok                 | sad",
                "text[]      | varchar(2)[]  | {ab,a}             | {ab,a}             | {ab,abc}",
                "bigint[]    | int[]         | {1,NULL}           | {1,NULL}           | {1,3000000000}",
                "text[]      | varchar(5)    | {a,b}              | {a,b}              | {a,b,c}",
                "varchar(2)[] | varchar(5)   | {a,b}              | {a,b}              | {a,b,c}",
                "text[]      | int           | {7}, {}            | 7, null            | {x}",
                "int         | uuid          | -                  | -                  | 1",
                "text        | numeric(5,2)  | 1.25, 999.99       | 1.25, 999.99       | 1.255",
                "int         | boolean       | 0, 1               | f, t               | 2",
                "bigint      | boolean       | 0, 1               | f, t               | 7",
                "boolean     | int           | t, f               | 1, 0               | -",
                "boolean     | bigint        | t, f               | 1, 0               | -",
                "boolean     | numeric(3,1)  | t, f               | 1.0, 0.0           | -",
                "boolean     | bit(1)        | t, f               | 1, 0               | -",
                "boolean     | real          | t, f               | 1, 0               | -",
                "boolean[]   | bit(3)[]      | {t,f}              | {001,000}          | -",
                "bit(1)      | boolean       | 0, 1               | f, t               | -",
                "boolean     | text          | t, f               | true, false        | -",
                "timestamptz | date          | 2020-01-01         | 2020-01-01         | 2020-01-01 10:00",
                "timestamp   | timestamptz(0) | 2020-01-01 10:00  | 2020-01-01 10:00:00+00 | 2020-01-01 10:00:00.5",
                "inet        | cidr          | 10.0.0.0/8         | 10.0.0.0/8         | 10.1.0.0/8",
                "bit(4)      | bit varying(3) | -                 | -                  | 1010",
                "int         | filled        | 1                  | 1                  | null",
            })
    void valuesGoOverOrAreRefusedBeforeAnythingChanges(
            String from, String to, String values, String wanted, String refused) throws SQLException {
        String before = TYPES + "create table t (id serial primary key, a " + from + ");";
        String after = TYPES + "create table t (id serial primary key, a " + to + ");";
        try (LiveSchema live = LiveSchema.of(before, "set time zone 'UTC';")) {
            if (!refused.equals("-")) {
                live.run("insert into t (a) values (" + literal(refused) + ")");
                assertThat(live.refusedFor(after)).singleElement().asString().contains("1 rows in t have a value of a");
                live.provenAgainFrom(before);
                live.run("delete from t");
            }
            if (!values.equals("-")) {
                live.run("insert into t (a) values ("
                        + String.join(
                                "), (",
                                java.util.Arrays.stream(values.split(", "))
                                        .map(ConversionRowsTest::literal)
                                        .toList())
                        + (to.equals("filled") ? ")" : "), (null)"));
                live.become(after);
                assertThat(live.ask("select a from t order by id").replace("\n", ""))
                        .isEqualTo(wanted.replace(", ", " ").replace("{\"a\": 1}", "{\"a\": 1}")
                                + (to.equals("filled") ? "" : " null"));
            }
        }
    }

    private static String literal(String value) {
        return value.equals("null") ? value : "'" + value + "'";
    }

    @Test
    void aNarrowerDomainIsAskedOfItsColumns() throws SQLException {
        String table = "; create table t (id int primary key, e email); create view v as select e from t;";
        try (LiveSchema live = LiveSchema.of(
                "create domain email as varchar(9) check (value like '%@%')" + table,
                "insert into t values (1, 'a@b'), (2, null)")) {
            String stricter = "create domain email as varchar(9) check (value like '%@%.%')" + table;
            assertThat(live.refusedFor(stricter))
                    .containsExactly(
                            "1 rows have a value that the check email_check of the domain email does not allow");
            live.provenAgainFrom("create domain email as varchar(9) check (value like '%@%')" + table);
            String shorter = "create domain email as varchar(2) check (value like '%@%')" + table;
            assertThat(live.refusedFor(shorter))
                    .containsExactly("1 rows in t have a value of e that email cannot hold");
            live.provenAgainFrom("create domain email as varchar(9) check (value like '%@%')" + table);
            String filled = "create domain email as varchar(9) not null check (value like '%@%')" + table;
            assertThat(live.refusedFor(filled))
                    .containsExactly("1 rows have no value, which the domain email does not allow any more");
            live.provenAgainFrom("create domain email as varchar(9) check (value like '%@%')" + table);
            live.become("create domain email as varchar(90) check (value like '%@%')" + table);
            assertThat(live.ask("select e from t order by id")).isEqualTo("a@b null");
        }
    }

    /** What is not of a row's own type until the change has begun is asked when it is. */
    @Test
    void aCheckWithANewValueOfAnEnumIsAskedOnceThereIsOne() throws SQLException {
        try (LiveSchema live = LiveSchema.of(
                "create type mood as enum ('sad', 'ok'); create table t (id int, m mood)",
                "insert into t values (1, 'ok')")) {
            live.become("create type mood as enum ('sad', 'meh', 'ok');"
                    + " create table t (id int, m mood default 'meh', check (m <> 'meh' or id > 0))");
            assertThat(live.ask("select m from t")).isEqualTo("ok");
        }
    }

    @Test
    void aFunctionOfARowInACheckOrIndexIsAskedWithRows() throws SQLException {
        String table = "create table t (id int primary key, a int, b text);"
                + " create function sum_of(r t) returns int language sql immutable as 'select r.id + r.a';";
        try (LiveSchema live = LiveSchema.of(table, "insert into t values (1, 2, 'x'), (2, -5, 'y')")) {
            assertThat(live.refusedFor(table + "alter table t add constraint positive check (sum_of(t.*) > 0);"))
                    .containsExactly("1 rows in t break the check positive");
            live.provenAgainFrom(table);
            live.run("update t set a = 5");
            live.become(table + "alter table t add constraint positive check (sum_of(t.*) > 0);"
                    + " create index on t (sum_of(t.*));");
            live.become(table.replace("b text", "b varchar(9), c int")
                    + "alter table t add constraint positive check (sum_of(t.*) > 0); create index on t"
                    + " (sum_of(t.*));");
            assertThat(live.ask("select id, a, b, c from t order by id")).isEqualTo("1|5|x|null 2|5|y|null");
        }
    }
}
