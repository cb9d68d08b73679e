package io.github.migratemaven.bundle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the engine advises to type, as it is typed where there is no Maven.
 *
 * @param program how the bundle is run: {@code java -jar shop-1.0-migrations.jar}
 */
record Wording(String program) {
    private static final Pattern COMMAND =
            Pattern.compile("mvn migrate:(upgrade|downgrade|current|history|heads|show|stamp|drift|repair)\\b");

    String of(String text) {
        return COMMAND.matcher(text).replaceAll(Matcher.quoteReplacement(program) + " $1");
    }
}
