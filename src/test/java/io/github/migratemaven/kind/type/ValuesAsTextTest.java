package io.github.migratemaven.kind.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.kind.LiveSchema;
import io.github.migratemaven.kind.RoundTrip;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A type cannot wait under another name for what it is made of when that must go first; its values wait as text. */
class ValuesAsTextTest {
    private static final String LETTERS = "create type e as enum ('a', 'b', 'c');";

    private static final String OTHER_LETTERS = "create type e as enum ('c', 'a', 'b');";

    private static final String DISTANCE =
            "create function distance(e, e) returns float8 language sql immutable as 'select 1.0::float8';";

    private static final String TO_HSTORE_1_4 = "create extension hstore version '1.4';";

    private static final String HSTORE = "create extension hstore;";

    private static final String CODE = """
        create type code;
        create function code_in(cstring) returns code language internal immutable strict as 'int4in';
        create function code_out(code) returns cstring language internal immutable strict as 'int4out';
        create type code (input = code_in, output = code_out, like = int4%s);
        """;

    static Stream<Arguments> made() {
        String range = "create type r as range (subtype = e, subtype_diff = distance);";
        String ranges = DISTANCE + range + """
            create domain filled as r check (not isempty(value));
            create type pair as (r r, f filled);
            create table t (id int primary key, r r not null, rs r[], f filled default '[b,b]', p pair);
            create index i on t using gist (r);
            create function low(r) returns e language sql immutable as 'select lower($1)';
            create view v as select r from t where low(r) is not null;
            alter table t add constraint no_overlap exclude using gist (r with &&);
            alter table t add check (not isempty(r));
            """;
        String settings = """
            create domain settings as hstore check (not value ? 'secret');
            create domain own_settings as settings;
            create type named as (name text, s settings);
            create table parent (id int primary key, s settings not null default 'a=>1', o own_settings);
            create table t (ss settings[], n named, g settings generated always as (s) stored) inherits (parent);
            create index i on t using gin (s);
            create index j on t (o);
            create function f(settings) returns settings language sql immutable as 'select $1';
            create view v as select s, o from t;
            create materialized view m as select s from parent;
            """;
        String mail = """
            create domain mail as citext check (value ~ '@');
            create type span as range (subtype = citext);
            create table t (m mail primary key, s span, n int references t2);
            alter table t add unique (m, n);
            create table u (m mail references t on update cascade, c citext unique);
            """;
        String codes = """
            create domain positive as code check (value::text::int > 0);
            create type duo as (code code, positive positive);
            create table t (c code not null default '7', cs code[], p positive, b duo);
            create view v as select c from t;
            create function plus(code) returns code language sql immutable as 'select $1';
            create cast (code as int) without function;
            """;
        return Stream.of(
                Arguments.of(
                        "the difference of an enum's range",
                        LETTERS + ranges,
                        OTHER_LETTERS + ranges,
                        "insert into t values (1, '[a,a]', array['[b,b]'::r], '[c,c]', row('[a,a]', '[b,b]'))",
                        "select * from t"),
                Arguments.of(
                        "a domain over a type of an extension",
                        HSTORE + settings,
                        TO_HSTORE_1_4 + settings,
                        "insert into t values (1, 'x=>1', 'y=>2', array['z=>3'::settings], row('n', 'k=>4'));"
                                + "insert into parent values (2); refresh materialized view m;",
                        "select * from t, parent"),
                Arguments.of(
                        "keys of a domain over a type of an extension",
                        "create extension citext; create table t2 (n int primary key);" + mail,
                        "create extension citext version '1.5'; create table t2 (n int primary key);" + mail,
                        "insert into t2 values (1); insert into t values ('A@b', '[a,b)', 1);"
                                + "insert into u values ('a@B', 'c');",
                        "select * from t, u"),
                Arguments.of(
                        "a base type",
                        CODE.formatted("") + codes,
                        CODE.formatted(", delimiter = ';'") + codes,
                        "insert into t values ('1', array['2'::code], '3', row('4', '5'))",
                        "select c, p, b, cs[1] from t"),
                Arguments.of(
                        "a function of a domain's default",
                        "create function f() returns int language sql as 'select 1'; create domain d as int default"
                                + " f();create table t (d d, ds d[]);",
                        "create function f() returns bigint language sql as 'select 2::bigint';"
                                + "create domain d as int default f(); create table t (d d, ds d[]);",
                        "insert into t values (default, '{3}')",
                        "select * from t"));
    }

    static Stream<Arguments> users() {
        String canonical = """
            create type r;
            create function canon(r) returns r language internal immutable strict as 'int4range_canonical';
            create type r as range (subtype = n, canonical = canon);
            create domain filled as r check (not isempty(value));
            create table t (id int primary key, r r not null, rs r[], f filled);
            create index i on t using gist (r);
            """;
        String number = "create domain n as int; create domain n2 as int;" + canonical;
        String letters = """
            create function less(e, e) returns boolean language sql immutable as 'select $1::text < $2::text';
            create function same(e, e) returns boolean language sql immutable as 'select $1::text = $2::text';
            create function cmp(e, e) returns int language sql immutable as 'select bttextcmp($1::text, $2::text)';
            create operator <<< (leftarg = e, rightarg = e, function = less);
            create operator === (leftarg = e, rightarg = e, function = same);
            create operator class by_text for type e using btree as
                operator 1 <<<, operator 3 ===, function 1 cmp(e, e);
            create function length(e) returns int language sql immutable as 'select length($1::text)';
            create cast (e as int) with function length(e);
            create function append(e[], e) returns e[] language sql immutable as 'select array_append($1, $2)';
            create aggregate gather(e) (sfunc = append, stype = e[], initcond = '{}');
            create type er as range (subtype = e, subtype_opclass = by_text);
            create domain short as e check (length(value) = 1);
            create domain shorts as short[];
            create table t (
                id int, e e, s short, ss shorts, r er,
                l int generated always as (length(e)) stored, ge e generated always as (e) stored
            ) partition by range (id);
            create table p1 partition of t for values from (0) to (10) partition by list (id);
            create table p11 partition of p1 default;
            create index on t (e by_text, r);
            create index on t (length(e)) where e <<< 'c';
            create materialized view m as select gather(e) as all from t;
            create view v as select * from t where e <<< 'c';
            create policy pol on t using (e <<< 'c');
            create function f() returns trigger language plpgsql as 'begin return new; end';
            create trigger tg before update of e on t for each row when (new.e <<< 'c') execute function f();
            create statistics st on e, s from t;
            """;
        String stores = """
            create domain d as hstore;
            create type c as (id int, d d);
            create table t (c c, cs c[], h hstore, d d, g d generated always as (h::d) stored, unique (h),
                check (d ? 'a'), exclude using btree (d with =));
            create rule ru as on insert to t where new.d ? 'z' do instead nothing;
            create procedure pr(d) language sql as 'select 1';
            create function tf() returns table (d d, h hstore) language sql as 'select null::d, null::hstore';
            create function first(variadic d[]) returns d language sql as 'select $1[1]';
            create function made(d default 'a=>1') returns setof c language sql as 'select null::c';
            create function append(d[], d) returns d[] language sql immutable as 'select array_append($1, $2)';
            create aggregate gather(d) (sfunc = append, stype = d[], initcond = '{}');
            create view v as select (e).d from (select unnest(cs) as e from t) x;
            """;
        return Stream.of(
                Arguments.of(
                        "a canonical function",
                        number,
                        number.replace("canon(r)", "canon(x r)"),
                        "insert into t values (1, '[1,3]', array['[2,3]'::r], '[2,5)')",
                        "select * from t"),
                Arguments.of(
                        "the subtype of a range with a canonical function",
                        number,
                        number.replace("= n,", "= n2,"),
                        "insert into t values (1, '[1,3]', array['[2,3]'::r], '[2,5)')",
                        "select * from t"),
                Arguments.of(
                        "all that an enum may have about it",
                        LETTERS + letters,
                        OTHER_LETTERS + letters,
                        "insert into t values (1, 'a', 'b', '{c}', '[a,b]'); refresh materialized view m",
                        "select * from t, m"),
                Arguments.of(
                        "all that a type of an extension may have about it",
                        HSTORE + stores,
                        TO_HSTORE_1_4 + stores,
                        "insert into t values (row(1, 'b=>3'), array[row(3, 'c=>4')]::c[], 'k=>1', 'a=>2')",
                        "select * from t"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"made", "users"})
    void comeBack(String what, String one, String other, String rows, String query) throws SQLException {
        try (LiveSchema live = LiveSchema.of(one, rows)) {
            String values = live.ask(query);
            live.become(other);
            assertThat(live.ask(query)).isEqualTo(values);
            live.become(one);
            assertThat(live.ask(query)).isEqualTo(values);
        }
    }

    /** Values inside an array, a row or a range are none that PostgreSQL would ask whether they fit a new check. */
    @ParameterizedTest
    @ValueSource(strings = {"check (value > 0)", "not null"})
    void ofADomainAreAskedInsideOthersToo(String stricter) throws SQLException {
        String domain = "create domain d as int";
        String users = """
            ; create domain e as d; create type r as range (subtype = d); create type c as (d d);
            create table t (d d, ds d[], es e[], r r, c c);
            """;
        String rows = "insert into t values (1, '{2}', '{3}', '[1,4]', row(5))";
        try (LiveSchema live = LiveSchema.of(domain + users, rows)) {
            String values = live.ask("select * from t");
            live.become(domain + " " + stricter + users);
            assertThat(live.ask("select * from t")).isEqualTo(values);
            live.become(domain + users);
            live.run("insert into t (es) values ('{3,-1,null}')");
            assertThatThrownBy(() -> live.becomeUnchecked(domain + " " + stricter + users))
                    .hasMessageContaining("ERROR: ");
            assertThat(live.ask("select count(*) from t")).isEqualTo("2");
        }
    }

    /** A row's text is by position, so a row that changes its shape must not go that way. */
    @Test
    void ofRowsThatChangeTheirShapeAreNotMistaken() throws SQLException {
        String users = "create domain d as hstore; create type c as (%s); create table t (c c);";
        String one = HSTORE + users.formatted("a text, b text, d d");
        try (LiveSchema live = LiveSchema.of(one, "insert into t values (row('a', 'b', 'c=>1'))")) {
            assertThatThrownBy(() -> live.become(TO_HSTORE_1_4 + users.formatted("b text, a text, d d")))
                    .isInstanceOf(AssertionError.class);
            assertThat(live.ask("select (c).a, (c).b from t")).isEqualTo("a|b");
        }
    }

    @Test
    void ofForeignAndPublishedTablesAreNotInTheWay() {
        String users = """
            create domain d as hstore;
            create table t (id int primary key, d d);
            create publication p for table t;
            create foreign data wrapper w;
            create server s foreign data wrapper w;
            create foreign table ft (d d, h hstore, hs hstore[]) server s;
            """;
        RoundTrip.assertBothWays(HSTORE + users, TO_HSTORE_1_4 + users);
    }
}
