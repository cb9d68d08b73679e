package io.github.migratemaven.plugin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The parameters that people type: each is heard as {@code -Dmigrate.x} and as the short {@code -Dx}, and wins over
 * the POM.
 */
final class TypedProperties {
    private final Properties userProperties;

    TypedProperties(Properties userProperties) {
        this.userProperties = userProperties;
    }

    /** What was typed for the parameter, the long name first. */
    Optional<String> text(String parameter) {
        String typed = userProperties.getProperty("migrate." + parameter, userProperties.getProperty(parameter));
        return Optional.ofNullable(typed);
    }

    /** Whether the flag is on: typed without value or as {@code true}, else as the POM has it. */
    boolean flag(String parameter, boolean configured) {
        return text(parameter)
                .map(typed -> typed.isEmpty() || Boolean.parseBoolean(typed))
                .orElse(configured);
    }

    /** The words typed for the parameter, separated by commas, else as the POM has them. */
    List<String> list(String parameter, List<String> configured) {
        return text(parameter)
                .map(typed -> Arrays.stream(typed.split(",", -1))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList())
                .orElse(configured);
    }
}
