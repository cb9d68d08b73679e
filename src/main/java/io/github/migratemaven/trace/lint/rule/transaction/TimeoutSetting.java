package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.trace.lint.Scene;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A time limit that a statement sets. */
final class TimeoutSetting {
    private static final Pattern VALUE = Pattern.compile("'?(\\d+)\\s*(ms|s|min|h)?'?");

    private TimeoutSetting() {}

    /** In milliseconds, as {@code set name = value} has it; empty where it sets another thing. */
    static Optional<Long> of(Scene scene, String name) {
        List<String> tokens = scene.tokens();
        int index = tokens.indexOf(name);
        if (!scene.startsWith("set") || index < 0 || index + 2 >= tokens.size()) {
            return Optional.empty();
        }
        Matcher value = VALUE.matcher(tokens.get(index + 2));
        return value.matches()
                ? Optional.of(Long.parseLong(value.group(1)) * factor(value.group(2)))
                : Optional.empty();
    }

    private static long factor(@Nullable String unit) {
        if (unit == null) {
            return 1;
        }
        return switch (unit) {
            case "s" -> 1_000;
            case "min" -> 60_000;
            case "h" -> 3_600_000;
            default -> 1;
        };
    }
}
