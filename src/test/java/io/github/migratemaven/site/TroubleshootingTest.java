package io.github.migratemaven.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever searches the page of troubles for the first words of a message finds them. */
class TroubleshootingTest {
    /** Of Maven, of Maven again, of psql, and one that a line before it tells too. */
    private static final Set<String> FOUND_IN_NO_FAILURE = Set.of(
            "is not a parameter of this plugin",
            "A required class is missing: org/apache/maven/reporting/MavenReport",
            "This script needs a primary server",
            "… was generated for PostgreSQL …, but the server runs");

    private static final Pattern FAILURE = Pattern.compile(
            "MigrationFailure\\s*\\.\\s*(refused|misconfigured|failed|of)\\(\\s*(?:Status\\.\\w+,\\s*)?");
    private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"");
    private static final Pattern KEY = Pattern.compile("`([^`]+)`");
    private static final char VALUE = '…';

    @Test
    void everyMessageHasAnEntry() {
        List<String> keys = keys();
        List<String> without = new ArrayList<>();
        for (Path source : Pages.files(Path.of("src/main/java"), ".java")) {
            for (String message : messages(Pages.text(source))) {
                if (keys.stream().noneMatch(key -> begins(message, key))) {
                    without.add(source.getFileName() + ": " + message);
                }
            }
        }

        assertThat(without).isEmpty();
    }

    @Test
    void everyEntryIsTheBeginningOfAMessage() {
        List<String> messages = Pages.files(Path.of("src/main/java"), ".java").stream()
                .flatMap(source -> messages(Pages.text(source)).stream())
                .toList();

        assertThat(keys())
                .filteredOn(key -> FOUND_IN_NO_FAILURE.stream().noneMatch(key::contains))
                .filteredOn(key -> messages.stream().noneMatch(message -> begins(message, key)))
                .isEmpty();
    }

    /** What stands in the first column of the tables. */
    private static List<String> keys() {
        return Pages.text(Pages.MARKDOWN.resolve("troubleshooting.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', 2)))
                .flatMap(cell -> KEY.matcher(cell).results())
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** Values of both are longer or shorter than one sign, and a page may leave out which. */
    private static boolean begins(String message, String key) {
        String words = Pattern.compile(String.valueOf(VALUE))
                .splitAsStream(key)
                .map(Pattern::quote)
                .reduce((before, after) -> before + ".*?" + after)
                .orElse("");
        return Pattern.compile(words).matcher(message).lookingAt();
    }

    /** First lines of the problems that a source tells, with … for values; those of hardly a word are left out. */
    private static List<String> messages(String source) {
        List<String> messages = new ArrayList<>();
        Matcher failure = FAILURE.matcher(source);
        while (failure.find()) {
            String message = problem(source, failure.end()).replaceFirst("(?s)\\n.*", "");
            if (message.replaceAll("[^A-Za-z]", "").length() > 8) {
                messages.add(message);
            }
        }
        return messages;
    }

    /** The argument that begins there, its literals joined. */
    private static String problem(String source, int begin) {
        StringBuilder message = new StringBuilder();
        Matcher literal = LITERAL.matcher(source);
        int depth = 0;
        boolean value = false;
        for (int at = begin; at < source.length(); at++) {
            char sign = source.charAt(at);
            if (sign == '"' && literal.find(at) && literal.start() == at) {
                if (depth == 0) {
                    message.append(literal.group(1).replace("\\\"", "\"").replace("\\n", "\n"));
                    value = false;
                }
                at = literal.end() - 1;
            } else if (depth == 0 && (sign == ',' || sign == ')')) {
                return message.toString();
            } else if (depth == 0 && sign == '?') {
                return ""; // two messages, which are told by name elsewhere
            } else {
                depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
                if (!value && Character.isJavaIdentifierPart(sign)) {
                    message.append(VALUE);
                    value = true;
                }
            }
        }
        return message.toString();
    }
}
