package io.github.migratemaven.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever must know what the plugin brings along finds all of it. */
class ThirdPartyTest {
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>([^<]+)</groupId>"
                    + "\\s*<artifactId>([^<]+)</artifactId>\\s*<version>[^<]+</version>(?:\\s*<optional>true</optional>)?\\s*</dependency>");
    private static final Pattern LISTED = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);

    @Test
    void theListHasEveryDependencyOfTheRunTimeAndNoOther() {
        String pom = Pages.text(Path.of("pom.xml")).replaceFirst("(?s)<build>.*", "");
        String direct = pom.replaceFirst("(?s)<dependencyManagement>.*?</dependencyManagement>", "");
        String list = Pages.text(Path.of("THIRD-PARTY.md")).replaceFirst("(?s)Resolved only when.*", "");

        assertThat(names(LISTED, list)).isEqualTo(names(DEPENDENCY, direct));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) ->
                        found.groupCount() == 1 ? found.group(1) : found.group(1) + ":" + found.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
