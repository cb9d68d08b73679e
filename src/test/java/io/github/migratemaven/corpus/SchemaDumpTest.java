package io.github.migratemaven.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    void theOrderOfOptionsDoesNotCount() {
        for (String create : List.of(
                "CREATE VIEW public.v WITH (%s) AS\n SELECT 1;\n",
                "CREATE TABLE public.t (\n    a int\n)\nWITH (%s);\n")) {
            String one = create.formatted("a='1', b='2'");
            assertThat(SchemaDump.normalised(one)).isEqualTo(SchemaDump.normalised(create.formatted("b='2', a='1'")));
            assertThat(SchemaDump.normalised(one)).isNotEqualTo(SchemaDump.normalised(create.formatted("a='1'")));
        }
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
