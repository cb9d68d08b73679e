package io.github.migratemaven.trace.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.finding.Finding;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PostgreSQL makes the constraints of a column anew when its type changes; nobody adds or drops them. */
class RemadeConstraintTest {
    private static final String KEY = "alter table orders add constraint orders_note_key unique (note);";

    @Test
    void aChangeOfTypeAddsNoUniqueConstraint() throws SQLException {
        assertThat(rules("alter table orders alter note type varchar(3)"))
                .contains("type-rewrite", "narrowing")
                .doesNotContain("unique-direct", "idx-not-concurrent");
        assertThat(rules("alter table orders alter note type varchar")).doesNotContain("unique-direct");
    }

    @Test
    void aColumnKeepsItsNameAtTheBeginningOfASentence() throws SQLException {
        assertThat(LintedExample.findings(Example.of("alter table orders alter note type varchar(3)")))
                .extracting(Finding::message)
                .anyMatch(message -> message.startsWith("orders.note was text"));
    }

    private static List<String> rules(String sql) throws SQLException {
        return LintedExample.findings(Example.of(sql).given(KEY)).stream()
                .map(Finding::rule)
                .toList();
    }
}
