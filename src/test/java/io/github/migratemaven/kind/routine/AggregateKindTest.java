package io.github.migratemaven.kind.routine;

import io.github.migratemaven.kind.RoundTrip;
import org.junit.jupiter.api.Test;

class AggregateKindTest {

    @Test
    void ofEveryFormComeAndGoWithCommentOwnerAndPrivileges() {
        RoundTrip.assertBothWays(
                RoundTrip.role("keeper"),
                RoundTrip.role("keeper")
                        + """
                create schema other;
                create aggregate plain (int4) (sfunc = int4_sum, stype = int8, initcond = '7');
                create aggregate other.counting (*) (sfunc = int8inc, stype = int8, initcond = '0', parallel = safe);
                create aggregate two (a integer, b integer) (sfunc = int4_sum2, stype = int8);
                """.replace(
                                "create aggregate two (a integer, b integer) (sfunc = int4_sum2, stype = int8);\n", "")
                        + """
                create function smaller(int, int) returns int language sql as 'select least($1, $2)';
                create aggregate smallest (int) (sfunc = smaller, stype = int, sortop = <, combinefunc = int4smaller,
                  parallel = restricted);
                create aggregate average (float8) (sfunc = float8_accum, stype = float8[], sspace = 64,
                  finalfunc = float8_avg, finalfunc_modify = shareable, combinefunc = float8_combine, initcond = '{0,0,0}');
                create aggregate total (numeric) (sfunc = numeric_avg_accum, stype = internal, finalfunc = numeric_sum,
                  combinefunc = numeric_avg_combine, serialfunc = numeric_avg_serialize,
                  deserialfunc = numeric_avg_deserialize, msfunc = numeric_avg_accum, minvfunc = numeric_accum_inv,
                  mstype = internal, msspace = 128, mfinalfunc = numeric_sum);
                create aggregate percent (float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal,
                  finalfunc = percentile_disc_final, finalfunc_extra);
                create aggregate place (variadic "any" order by variadic "any") (sfunc = ordered_set_transition_multi,
                  stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical);
                create aggregate joined (variadic items text[]) (sfunc = array_cat, stype = text[]);
                comment on aggregate other.counting(*) is 'rows';
                comment on aggregate percent(float8 order by anyelement) is 'percentile';
                alter aggregate plain(int) owner to keeper;
                alter aggregate other.counting(*) owner to keeper;
                revoke all on function other.counting() from public;
                grant execute on function plain(int) to keeper with grant option;
                """);
    }

    @Test
    void keepTheirDependentsWhereTheFormStays() {
        String view = "create view v as select my_sum(x) from (values (1)) t(x); grant select on v to public;\n";
        RoundTrip.assertBothWays(
                        "create aggregate my_sum(int) (sfunc = int4_sum, stype = int8);" + view,
                        "create aggregate my_sum(int) (sfunc = int4_sum, stype = int8, initcond = '5');" + view)
                .upgradesWith("""
                        create or replace aggregate my_sum(integer) (
                            sfunc = int4_sum,
                            stype = bigint,
                            initcond = '5'
                        )""");
    }

    @Test
    void takeTheirDependentsAlongWhereItDoesNot() {
        RoundTrip.assertBothWays(
                "create aggregate my_max(int) (sfunc = int4larger, stype = int);"
                        + "create view v as select my_max(x)::int as m from (values (1)) t(x);",
                "create aggregate my_max(int) (sfunc = int4_sum, stype = int8);"
                        + "create view v as select my_max(x)::int as m from (values (1)) t(x);");
    }

    @Test
    void giveWayToAFunctionOfTheSameName() {
        RoundTrip.assertBothWays(
                "create aggregate f(int) (sfunc = int4larger, stype = int);",
                "create function f(int) returns int language sql as 'select 1';");
    }
}
