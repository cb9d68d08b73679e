package io.github.migratemaven.trace.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.finding.Finding;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A finding is a sentence, whatever a comment of the revision says. */
class SentenceTest {

    @Test
    void beginsWithACapitalLetterThoughACommentHasItsFirstWord() throws SQLException {
        assertThat(messages("-- no index yet\ncreate table review (id int, customer int references customers);"))
                .anyMatch(message -> message.startsWith("No index of review begins with"));
    }

    @Test
    void beginsWithANameAsTheNameIsWritten() throws SQLException {
        assertThat(messages("alter table customers rename name to title;"))
                .anyMatch(message -> message.startsWith("customers.name becomes"));
    }

    private static List<String> messages(String upgrade) throws SQLException {
        return LintedExample.findings(Example.of(upgrade)).stream()
                .map(Finding::message)
                .toList();
    }
}
