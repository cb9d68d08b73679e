package io.github.migratemaven.bundle;

import io.github.migratemaven.postgres.settings.ParameterValues;
import io.github.migratemaven.report.MigrationFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was said about a command: by its options, by {@code -Dmigrate.x} or {@code -Dx} behind it as Maven takes it, by
 * {@code -Dmigrate.x} before {@code -jar}. What comes first here wins.
 *
 * @param options by the parameters' names; the value of a switch is {@code true}
 * @param defined what stood behind {@code -D}
 * @param system the virtual machine's own properties
 */
record Arguments(Map<String, String> options, Map<String, String> defined, Map<String, String> system) {
    private static final String PREFIX = "migrate.";

    Optional<String> text(String parameter) {
        if (options.containsKey(parameter)) {
            return Optional.ofNullable(options.get(parameter));
        }
        String full = PREFIX + parameter;
        if (defined.containsKey(full)) {
            return Optional.ofNullable(defined.get(full));
        }
        return Optional.ofNullable(defined.containsKey(parameter) ? defined.get(parameter) : system.get(full));
    }

    boolean flag(String parameter) {
        String value = text(parameter).orElse("false");
        return value.isEmpty() || Boolean.parseBoolean(value);
    }

    /** Words between commas. */
    List<String> list(String parameter) {
        List<String> words = new ArrayList<>();
        for (String word : text(parameter).orElse("").split(",", -1)) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return words;
    }

    /** Everything behind a {@code -D}, wherever it stood. */
    Map<String, String> properties() {
        Map<String, String> all = new HashMap<>(system);
        all.putAll(defined);
        return all;
    }

    /** A misspelt {@code -DdryRun} would upgrade. */
    void requireKnown(Command command, Set<String> known) {
        for (String name : new TreeSet<>(defined.keySet())) {
            String parameter = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
            if (!name.startsWith(ParameterValues.PROPERTY) && !known.contains(parameter)) {
                throw MigrationFailure.misconfigured(
                        "-D" + name + " is no option of " + command.word() + ".",
                        command.word() + " --help lists its options. Nothing was done.");
            }
        }
    }
}
