package io.github.migratemaven.execution.options;

import io.github.migratemaven.report.MigrationFailure;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as they are typed: {@code 500ms}, {@code 3s}, {@code 10m}, {@code 1h}. */
public final class DurationText {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h)");

    private DurationText() {}

    /** @throws MigrationFailure if the text is no time */
    public static Duration parse(String parameter, String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            throw MigrationFailure.misconfigured(
                    "migrate." + parameter + " is '" + text + "'.", "Write a time such as 500ms, 3s, 10m or 1h.");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
