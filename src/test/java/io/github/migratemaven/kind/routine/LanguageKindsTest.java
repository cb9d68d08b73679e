package io.github.migratemaven.kind.routine;

import io.github.migratemaven.kind.RoundTrip;
import org.junit.jupiter.api.Test;

class LanguageKindsTest {
    private static final String LANGUAGE =
            "language mine handler plpgsql_call_handler inline plpgsql_inline_handler validator plpgsql_validator;\n";

    @Test
    void languagesComeAndGoWithTheirFunctions() {
        RoundTrip.assertBothWays(
                RoundTrip.role("keeper"), RoundTrip.role("keeper") + "create trusted " + LANGUAGE + """
                create function f() returns int language mine as 'begin return 1; end';
                comment on language mine is 'x';
                alter language mine owner to keeper;
                revoke usage on language mine from public;
                grant usage on language mine to keeper;
                """);
    }

    @Test
    void languagesChangeInPlace() {
        String function = "create function f() returns int language mine as 'begin return 1; end';";
        RoundTrip.assertBothWays(
                "create " + LANGUAGE + function,
                "create trusted language mine handler plpgsql_call_handler validator plpgsql_validator;" + function);
    }

    @Test
    void transformsComeGoAndChange() {
        String functions = """
                create type pair as (a int, b int);
                create function from_pair(internal) returns internal language internal immutable as 'prsd_lextype';
                create function to_pair(internal) returns pair language internal immutable as 'record_in';
                """;
        RoundTrip.assertBothWays(
                functions,
                functions + "create transform for pair language plpgsql (from sql with function from_pair(internal),"
                        + " to sql with function to_pair(internal)); comment on transform for pair language plpgsql is 'x';");
        RoundTrip.assertBothWays(
                functions + "create transform for pair language plpgsql (from sql with function from_pair(internal));",
                functions + "create transform for pair language plpgsql (to sql with function to_pair(internal));");
    }

    @Test
    void accessMethodsComeAndGo() {
        RoundTrip.assertBothWays("", """
                create access method heap_too type table handler heap_tableam_handler;
                create access method tree type index handler bthandler;
                create table t (a int) using heap_too;
                comment on access method tree is 'x';
                """);
    }
}
