package io.github.migratemaven.kind;

import org.junit.jupiter.api.Test;

class RangeKindTest {

    @Test
    void anotherSubtypeKeepsTheColumnsAndTheirValues() {
        RoundTrip.assertBothWays(
                "create type span as range (subtype = float8); create table t (a span);"
                        + " insert into t values ('[1,2)');",
                "create type span as range (subtype = numeric); create table t (a span);");
    }
}
