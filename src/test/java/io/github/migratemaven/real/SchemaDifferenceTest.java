package io.github.migratemaven.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.corpus.SchemaDump;
import org.junit.jupiter.api.Test;

class SchemaDifferenceTest {

    @Test
    void namesTheColumnThatDiffersWithItsTable() {
        String application =
                SchemaDump.normalised("CREATE TABLE public.a (\n    id integer NOT NULL,\n    b text\n);\n");
        String revisions =
                SchemaDump.normalised("CREATE TABLE public.a (\n    b text NOT NULL,\n    id integer NOT NULL\n);\n");

        assertThat(SchemaDifference.between(application, revisions))
                .isEqualTo("\n  - CREATE TABLE public.a ( b text\n  + CREATE TABLE public.a ( b text NOT NULL");
    }

    @Test
    void columnOrderIsNoDifference() {
        String application =
                SchemaDump.normalised("CREATE TABLE public.a (\n    id integer NOT NULL,\n    b text\n);\n");
        String revisions = SchemaDump.normalised("CREATE TABLE public.a (\n    b text,\n    id integer NOT NULL\n);\n");

        assertThat(revisions).isEqualTo(application);
    }
}
