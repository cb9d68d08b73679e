package io.github.migratemaven.revision.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Allowance;
import io.github.migratemaven.revision.script.JavaTokens;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaRevisionFileTest {
    private static final Path FILE = Path.of("20261122T2131_c1_hash.java");

    private final Revision draft = new Revision(
            "c1",
            List.of("a1", "b1"),
            List.of(),
            List.of("web"),
            List.of(),
            Instant.parse("2026-11-22T21:31:00Z"),
            "Hash passwords",
            new Script("", 1, true),
            new Script("", 1, true),
            Optional.empty(),
            Optional.empty());

    @Test
    void aNewOneHasTheSameHeaderAndBothMethods() {
        Revision java = RevisionFormat.inJava(draft);

        assertThat(RevisionFormat.fileName(java)).isEqualTo("20261122T2131_c1_hash_passwords.java");
        String text = RevisionFormat.format(java);
        assertThat(text)
                .startsWith("""
                    // Revision ID: c1
                    // Revises: a1, b1
                    // Create Date: 2026-11-22T21:31:00Z
                    // Branch Labels: web
                    // Message: Hash passwords
                    """)
                .contains("void upgrade(Connection connection)", "void downgrade(Connection connection)");
        Revision read = RevisionFormat.parse(FILE, text);
        assertThat(read.parents()).containsExactly("a1", "b1");
        assertThat(read.branchLabels()).containsExactly("web");
        assertThat(read.message()).isEqualTo("Hash passwords");
        assertThat(read.upgrade().language()).isEqualTo(Language.JAVA);
        assertThat(RevisionFormat.format(read)).isEqualTo(text);
    }

    @Test
    void itsParentsCanBeRewritten() {
        String text = RevisionFormat.format(RevisionFormat.inJava(draft));

        assertThat(RevisionFormat.withParents(FILE, text, List.of("x1")))
                .isEqualTo(text.replace("// Revises: a1, b1", "// Revises: x1"));
    }

    @Test
    void aMissingHeaderIsNamedInItsOwnComments() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> RevisionFormat.parse(FILE, "// Revision ID: c1\nclass C {}\n"))
                .withMessageContaining("expected // Revises: … in the header");
    }

    @Test
    void itIsNeverTakenForSql() {
        Revision java = RevisionFormat.inJava(draft);

        assertThatIllegalStateException().isThrownBy(() -> java.upgrade().sql());
        assertThatIllegalStateException().isThrownBy(() -> java.downgrade().open());
        assertThat(Script.stored(java.downgrade().text(), true)).isEqualTo(java.downgrade());
        assertThat(Script.stored("-- drop\ndrop table a;", true).language()).isEqualTo(Language.SQL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        // migrate:allow drop-table         | 7 | a migrate:allow without a rule, a colon and a reason
        int a; // migrate:alow drop-table: x | 7 | unknown comment 'migrate:alow'
        /* migrate:allow drop-table: x */   | 7 | a block comment that begins with migrate:
        // migrate:check rows: select 1     | 7 | a check as a comment
        int a; // migrate:parameter x       | 7 | a parameter in a revision in Java
        // migrate:upgrade                  | 7 | unknown comment 'migrate:upgrade'
        """)
    void whatItSaysToThePluginIsNeverPassedOver(String code, int line, String problem) {
        String header = RevisionFormat.format(RevisionFormat.inJava(draft)).replaceFirst("(?s)\n\n.*", "\n");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> RevisionFormat.parse(FILE, header + "\n" + code + "\nclass C {}\n"))
                .withMessageContaining("hash.java:" + line + ": " + problem)
                .withMessageNotContaining("-- migrate");
    }

    @Test
    void itAllowsRulesInCommentsAndNotInTexts() {
        Script program = Script.java("""
            class C {
                String a = "// migrate:allow drop-table: a text";
                String b = \"""
                    // migrate:allow drop-table: a text block
                    \""";
                /* // migrate:allow drop-table: a comment in a comment */
                void upgrade() {} // migrate:allow drop-column: nobody reads it
            }
            """);

        assertThat(Allowance.in(program)).containsExactly(new Allowance("drop-column", true, "nobody reads it", 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "class A { int a = 1; }     | class  A{int a=1;}            | true",
                "class A { /* x */ }        | class A {} // y               | true",
                "String s = \"a // b\";     | String s = \"a // c\";        | false",
                "String s = \"\\\" /*\";    | String s = \"\\\" /* \";      | false",
                "int ab;                    | int a b;                      | false",
                "char c = '\"'; // \"       | char c = '\"';                | true",
            })
    void itsChecksumCountsTokens(String one, String other, boolean same) {
        assertThat(JavaTokens.checksum(one).equals(JavaTokens.checksum(other))).isEqualTo(same);
    }

    @Test
    void commentsAndLineEndsDoNotCountAndTextBlocksDo() {
        assertThat(JavaTokens.of("a /* b\n*/ + \"\"\"\n  \"x\" // y\n\"\"\" // c\r\n;"))
                .containsExactly("a", "+", "\"\"\"\n  \"x\" // y\n\"\"\"", ";");
    }
}
