package io.github.migratemaven.plugin.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The parameters that people type. Each is heard as {@code -Dmigrate.x}, and wins over the POM; as the short {@code -Dx}
 * only by a goal that was typed too, since in a build the short names belong to everybody.
 */
public final class UserProperties {
    private static final String ONE = "target";
    private static final String SEVERAL = "revisions";

    private final Properties userProperties;
    private final CommandLine commandLine;

    public UserProperties(Properties userProperties, CommandLine commandLine) {
        this.userProperties = userProperties;
        this.commandLine = commandLine;
    }

    /** What was typed for the parameter, the long name first. */
    public Optional<String> text(String parameter) {
        return named(parameter).or(() -> otherName(parameter).flatMap(this::named));
    }

    private Optional<String> named(String parameter) {
        String typed = userProperties.getProperty(ShortNames.PREFIX + parameter);
        return typed == null && commandLine.isTyped()
                ? Optional.ofNullable(userProperties.getProperty(parameter))
                : Optional.ofNullable(typed);
    }

    /** One name for one revision and one for several are easily confused, and mean the same unless another goal hears it. */
    private Optional<String> otherName(String parameter) {
        String other = parameter.equals(ONE) ? SEVERAL : parameter.equals(SEVERAL) ? ONE : "";
        return other.isEmpty() || !commandLine.isTyped() || commandLine.isTakenBySome(other)
                ? Optional.empty()
                : Optional.of(other);
    }

    /** Whether the flag is on: typed without value or as {@code true}, else as the POM has it. */
    public boolean flag(String parameter, boolean configured) {
        return text(parameter)
                .map(typed -> typed.isEmpty() || Boolean.parseBoolean(typed))
                .orElse(configured);
    }

    /** The words typed for the parameter, separated by commas, else as the POM has them. */
    public List<String> list(String parameter, List<String> configured) {
        return text(parameter)
                .map(typed -> Arrays.stream(typed.split(",", -1))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList())
                .orElse(configured);
    }
}
