package io.github.migratemaven.bundle;

import io.github.migratemaven.postgres.settings.ParameterValues;
import io.github.migratemaven.report.MigrationFailure;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        return Optional.ofNullable(options.get(parameter))
                .or(() -> Optional.ofNullable(defined.get(PREFIX + parameter)))
                .or(() -> Optional.ofNullable(defined.get(parameter)))
                .or(() -> Optional.ofNullable(system.get(PREFIX + parameter)));
    }

    boolean flag(String parameter) {
        return text(parameter)
                .filter(value -> value.isEmpty() || Boolean.parseBoolean(value))
                .isPresent();
    }

    /** Words between commas. */
    List<String> list(String parameter) {
        return text(parameter).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Everything behind a {@code -D}, wherever it stood. */
    Map<String, String> properties() {
        Map<String, String> all = new HashMap<>(system);
        all.putAll(defined);
        return all;
    }

    /** A misspelt {@code -DdryRun} would upgrade. */
    void requireKnown(Command command, Set<String> known) {
        defined.keySet().stream()
                .filter(name -> !name.startsWith(ParameterValues.PROPERTY))
                .filter(name -> !known.contains(name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw MigrationFailure.misconfigured(
                            "-D" + name + " is no option of " + command.word() + ".",
                            command.word() + " --help lists its options. Nothing was done.");
                });
    }
}
