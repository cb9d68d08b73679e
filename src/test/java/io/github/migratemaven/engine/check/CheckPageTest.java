package io.github.migratemaven.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.finding.Rule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckPageTest {
    private final String page = read();

    private static String read() {
        try {
            return Files.readString(Path.of("src/site/markdown/check.md"));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    @Test
    void everyRuleHasItsSectionAndEverySectionItsRule() throws IllegalAccessException {
        List<String> sections = page.substring(page.indexOf("\n## Rules"))
                .lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4))
                .toList();

        assertThat(rules()).extracting(Rule::id).containsExactlyElementsOf(sections);
        assertThat(rules()).allSatisfy(rule -> {
            assertThat(page).contains("[" + rule.id() + "](#" + rule.id() + ")");
            assertThat(page.substring(page.indexOf("\n### " + rule.id() + "\n"))
                            .lines()
                            .skip(3)
                            .findFirst())
                    .hasValueSatisfying(line -> assertThat(line.toLowerCase(java.util.Locale.ROOT))
                            .startsWith("*" + rule.severity().word()));
        });
    }

    @Test
    void everyPartIsInTheTable() {
        for (Part part : Part.values()) {
            assertThat(page).contains("\n| `" + part.word() + "` |");
        }
    }

    private static List<Rule> rules() throws IllegalAccessException {
        List<Rule> rules = new ArrayList<>();
        for (Field field : CheckRules.class.getDeclaredFields()) {
            if (field.getType() == Rule.class) {
                rules.add((Rule) field.get(null));
            }
        }
        return rules;
    }
}
