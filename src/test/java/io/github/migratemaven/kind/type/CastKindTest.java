package io.github.migratemaven.kind.type;

import io.github.migratemaven.kind.RoundTrip;
import org.junit.jupiter.api.Test;

class CastKindTest {
    private static final String TYPES = """
            create schema s;
            create type s.pair as (a int, b int);
            create function s.pair_int(s.pair) returns int language sql immutable as 'select $1.a';
            create function to_pair(int) returns s.pair language sql immutable as 'select row($1, $1)::s.pair';
            create domain word as text;
            """;

    @Test
    void comeAndGoWithComments() {
        RoundTrip.assertBothWays(TYPES, TYPES + """
                create cast (s.pair as int) with function s.pair_int(s.pair) as assignment;
                create cast (int as s.pair) with function to_pair(int);
                create cast (s.pair as varchar) with inout as implicit;
                comment on cast (s.pair as int) is 'the first';
                """);
    }

    @Test
    void changeTheirContext() {
        RoundTrip.assertBothWays(
                TYPES + "create cast (s.pair as int) with function s.pair_int(s.pair) as assignment;",
                TYPES + "create cast (s.pair as int) with function s.pair_int(s.pair);");
    }
}
