package io.github.migratemaven.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaDumpTest {
    private static final String ONE = "CREATE TABLE t (\n    a int,\n    b int\n);\n";
    private static final String OTHER = "CREATE TABLE t (\n    b int,\n    a text\n);\n";

    @Test
    void theOrderOfColumnsDoesNotCountAndNothingIsRestoredForIt() {
        assertThat(SchemaDump.difference(ONE, "CREATE TABLE t (\n    b int,\n    a int\n);\n", dump -> {
                    throw new AssertionError("restored");
                }))
                .isEmpty();
    }

    @Test
    void whatIsTheSameOnceRestoredIsNoDifference() {
        assertThat(SchemaDump.difference(ONE, OTHER, dump -> ONE)).isEmpty();
        assertThat(SchemaDump.difference(ONE, OTHER, dump -> dump)).isPresent();
    }

    @Test
    void whatCannotBeRestoredStaysADifference() {
        assertThat(SchemaDump.difference(ONE, OTHER, dump -> "")).isPresent();
    }
}
