package io.github.migratemaven.kind;

import org.junit.jupiter.api.Test;

class InheritanceKindTest {

    @Test
    void aColumnMadeAnewStaysInheritedInChildren() {
        String table = "create table t (a int, g int generated always as (%s) stored); create table c () inherits (t);";
        RoundTrip.assertBothWaysOn(15, table.formatted("a + 1"), table.formatted("a + 2"));
        RoundTrip.assertBothWays(table.formatted("a + 1"), table.formatted("a + 2"));
    }

    @Test
    void aColumnThatOnlyTheParentLosesStaysInChildren() {
        RoundTrip.assertBothWays(
                "create table t (a int, b int); create table c (b int) inherits (t);",
                "create table t (a int); create table c (b int) inherits (t);");
    }
}
