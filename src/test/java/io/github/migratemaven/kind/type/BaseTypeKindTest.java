package io.github.migratemaven.kind.type;

import io.github.migratemaven.kind.RoundTrip;
import org.junit.jupiter.api.Test;

class BaseTypeKindTest {
    private static final String FUNCTIONS = """
            create type money_code;
            create function money_code_in(cstring) returns money_code language internal immutable strict as 'int4in';
            create function money_code_out(money_code) returns cstring language internal immutable strict as 'int4out';
            create function money_code_recv(internal) returns money_code language internal immutable strict as 'int4recv';
            create function money_code_send(money_code) returns bytea language internal immutable strict as 'int4send';
            """;
    private static final String TYPE =
            "create type money_code (input = money_code_in, output = money_code_out, like = int4";

    @Test
    void comeAndGoWithTheirFunctionsAndUsers() {
        RoundTrip.assertBothWays(RoundTrip.role("keeper"), RoundTrip.role("keeper") + FUNCTIONS + TYPE + """
                , receive = money_code_recv, send = money_code_send, default = '7', category = 'N', delimiter = ';');
                create cast (money_code as int) without function as implicit;
                create table t (a money_code, b money_code[]);
                create function plus(money_code) returns int language sql as 'select 1';
                comment on type money_code is 'a code';
                alter type money_code owner to keeper;
                revoke usage on type money_code from public;
                """);
    }

    @Test
    void gainFunctionsInPlace() {
        String table = "create table t (a money_code);";
        RoundTrip.assertBothWays(
                        FUNCTIONS + TYPE + ");" + table,
                        FUNCTIONS + TYPE + ", receive = money_code_recv, send = money_code_send);" + table)
                .upgradesWith("alter type money_code set (receive = money_code_recv, send = money_code_send)")
                .downgradesWith("alter type money_code set (receive = none, send = none)");
    }

    @Test
    void areMadeAnewWhereNothingElseCanChangeThem() {
        RoundTrip.assertBothWays(FUNCTIONS + TYPE + ");", FUNCTIONS + TYPE + ", delimiter = ';');");
    }

    @Test
    void stayShellsWhereTheSchemaLeavesThemSo() {
        RoundTrip.assertBothWays("create type nothing_yet; comment on type nothing_yet is 'soon';", FUNCTIONS);
        RoundTrip.assertBothWays(FUNCTIONS, FUNCTIONS + TYPE + ");");
    }

    @Test
    void letRangesHaveTheirCanonicalFunctionFirst() {
        RoundTrip.assertBothWays("", """
                create type span;
                create function span_canonical(span) returns span language internal immutable strict
                  as 'int4range_canonical';
                create type span as range (subtype = int, canonical = span_canonical);
                create table t (a span);
                """);
    }

    @Test
    void ofOlderVersionsComeAndGo() {
        RoundTrip.assertBothWaysOn(
                13, "", FUNCTIONS + TYPE + ", receive = money_code_recv); create table t (a money_code);");
    }
}
