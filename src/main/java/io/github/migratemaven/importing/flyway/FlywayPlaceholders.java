package io.github.migratemaven.importing.flyway;

import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Fills placeholders as Flyway does: wherever they stand, in comments and strings too. */
final class FlywayPlaceholders {
    private final FlywaySettings settings;

    FlywayPlaceholders(FlywaySettings settings) {
        this.settings = settings;
    }

    /**
     * @param script its name as Flyway records it, which is a placeholder's value too
     * @throws MigrationFailure where one has no value; names file and line
     */
    String fill(Path file, String script, String text) {
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.putAll(settings.placeholders());
        values.putIfAbsent("flyway:filename", script.substring(script.lastIndexOf('/') + 1));
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (true) {
            int begin = text.indexOf(settings.placeholderPrefix(), at);
            int end = begin < 0
                    ? -1
                    : text.indexOf(
                            settings.placeholderSuffix(),
                            begin + settings.placeholderPrefix().length());
            if (end < 0) {
                return filled.append(text, at, text.length()).toString();
            }
            String name = text.substring(begin + settings.placeholderPrefix().length(), end);
            String value = values.get(name);
            if (value == null) {
                long line = text.substring(0, begin).lines().count()
                        + (begin == 0 || text.charAt(begin - 1) == '\n' ? 1 : 0);
                throw MigrationFailure.misconfigured(
                        "The placeholder " + name + " has no value: " + file + ":" + Math.max(line, 1) + ".",
                        "Give it one with -Dflyway.placeholders." + name
                                + "=VALUE, or in Flyway's own settings; nothing was written.");
            }
            filled.append(text, at, begin).append(value);
            at = end + settings.placeholderSuffix().length();
        }
    }
}
