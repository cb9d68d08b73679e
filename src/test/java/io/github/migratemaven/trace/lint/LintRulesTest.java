package io.github.migratemaven.trace.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.migratemaven.finding.Finding;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds its unsafe example, and not its safe one, on the oldest PostgreSQL and the newest; what it advises instead runs. */
class LintRulesTest {
    /** Where only the user knows the name or the condition, it stands in capitals or says what it is. */
    private static final Pattern TO_BE_FILLED_IN =
            Pattern.compile("\\b(VALUE|NAME|CONDITION|KEY|ROLE|the_base_type_of_\\w+)\\b");

    static Stream<Arguments> rules() {
        return Stream.of(13, 18).flatMap(major -> LintRules.texts().stream()
                .filter(rule -> rule.firstVersion() <= major)
                .map(rule -> Arguments.of(Named.of(rule.id(), rule), major)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsItsUnsafeExampleOnly(RuleText rule, int major) throws SQLException {
        List<Finding> unsafe = LintedExample.findings(rule.unsafe(), major);
        assertThat(unsafe)
                .extracting(Finding::rule)
                .as("unsafe: %s", rule.unsafe())
                .contains(rule.id());
        assertThat(found(rule.safe(), major)).as("safe: %s", rule.safe()).doesNotContain(rule.id());
        unsafe.stream()
                .filter(finding -> finding.rule().equals(rule.id()))
                .flatMap(finding -> finding.rewrite().stream())
                .filter(advised -> !TO_BE_FILLED_IN.matcher(advised).find())
                .forEach(advised -> assertThatCode(() -> LintedExample.runInstead(rule.unsafe(), advised, major))
                        .as(advised)
                        .doesNotThrowAnyException());
    }

    @Test
    void idsAreUnique() {
        assertThat(LintRules.texts().stream().map(RuleText::id)).doesNotHaveDuplicates();
    }

    private static List<String> found(Example example, int major) throws SQLException {
        return LintedExample.findings(example, major).stream()
                .map(Finding::rule)
                .toList();
    }
}
