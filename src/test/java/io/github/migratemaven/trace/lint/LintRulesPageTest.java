package io.github.migratemaven.trace.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class LintRulesPageTest {

    @Test
    void thePageSaysWhatTheRulesSay() throws IOException {
        assertThat(Files.readString(LintRulesPage.FILE))
                .as("run the main method of LintRulesPage, which writes the page anew")
                .isEqualTo(LintRulesPage.text());
    }
}
