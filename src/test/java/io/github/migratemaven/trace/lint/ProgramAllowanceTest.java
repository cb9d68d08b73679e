package io.github.migratemaven.trace.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.file.RevisionFormat;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a comment in a revision in Java allows. */
class ProgramAllowanceTest {
    /** Each direction breaks another rule. */
    private static final String PROGRAM = """
        // Revision ID: c1
        // Revises:
        // Create Date: 2026-11-27T00:00:00Z
        // Message: Drop the note
        import java.sql.Connection;
        import java.sql.SQLException;
        import java.sql.Statement;

        class C1 {
            void upgrade(Connection connection) throws SQLException {
                // HERE
                run(connection, "alter table orders drop column note");
            }

            void downgrade(Connection connection) throws SQLException {
                run(connection, "drop table customers");
            }

            private static void run(Connection connection, String sql) throws SQLException {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            }
        }
        """;

    @Test
    void withoutOneEitherDirectionIsFound() throws SQLException {
        assertThat(rules(PROGRAM)).contains("drop-column", "drop-table").doesNotContain("unused-allowance");
    }

    @Test
    void aRuleIsAllowedInWhicheverDirectionBreaksIt() throws SQLException {
        assertThat(rules(with("// migrate:allow drop-column: nothing reads it")))
                .contains("drop-table")
                .doesNotContain("drop-column", "unused-allowance");
        assertThat(rules(with("// migrate:allow drop-table: it is new")))
                .contains("drop-column")
                .doesNotContain("drop-table", "unused-allowance");
    }

    @Test
    void oneThatAllowsNothingIsFoundOnce() throws SQLException {
        List<Finding> found = LintedExample.findings(revision(with("// migrate:allow lock-table: it is short")));

        assertThat(found)
                .filteredOn(finding -> finding.rule().equals("unused-allowance"))
                .extracting(
                        Finding::message,
                        finding -> finding.place().orElseThrow().line())
                .containsExactly(tuple("The revision does not break the rule lock-table, which this allows.", 11));
    }

    @Test
    void oneOfNoRuleIsRefused() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> rules(with("// migrate:allow drop-colum: a slip")))
                .withMessageContaining("c1.java:11")
                .withMessageContaining("drop-colum");
    }

    private static String with(String comment) {
        return PROGRAM.replace("// HERE", comment);
    }

    private static List<String> rules(String program) throws SQLException {
        return LintedExample.findings(revision(program)).stream()
                .map(Finding::rule)
                .toList();
    }

    private static Revision revision(String program) {
        return RevisionFormat.parse(Path.of("c1.java"), program);
    }
}
