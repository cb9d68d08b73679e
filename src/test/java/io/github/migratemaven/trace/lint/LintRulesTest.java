package io.github.migratemaven.trace.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.finding.Finding;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds its unsafe example, and not its safe one. */
class LintRulesTest {

    static Stream<Named<RuleText>> rules() {
        return LintRules.texts().stream().map(rule -> Named.of(rule.id(), rule));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsItsUnsafeExampleOnly(RuleText rule) throws SQLException {
        assertThat(found(rule.unsafe())).as("unsafe: %s", rule.unsafe()).contains(rule.id());
        assertThat(found(rule.safe())).as("safe: %s", rule.safe()).doesNotContain(rule.id());
    }

    @Test
    void idsAreUnique() {
        assertThat(LintRules.texts().stream().map(RuleText::id)).doesNotHaveDuplicates();
    }

    private static List<String> found(Example example) throws SQLException {
        return LintedExample.findings(example).stream().map(Finding::rule).toList();
    }
}
