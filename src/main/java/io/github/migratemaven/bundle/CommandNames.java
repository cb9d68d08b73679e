package io.github.migratemaven.bundle;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Maven's goals and parameters as a bundle calls them. Apart, since most runs say nothing of either.
 *
 * @param program how the bundle is run
 */
record CommandNames(String program) {
    /** Without Maven's own word, some would be marks of a revision's file. */
    private static final Pattern COMMAND = Pattern.compile(
            "mvn migrate:(upgrade|downgrade)\\b|(?:mvn )?migrate:(current|history|heads|show|stamp|drift|repair)\\b");

    /** {@code -Dmigrate.lockTimeout}, or the same at the beginning of a sentence about its value. */
    private static final Pattern PARAMETER =
            Pattern.compile("(?:-D|^)migrate\\.([A-Za-z]+)\\b(?!\\.[A-Za-z])(=true\\b)?");

    private static final Map<String, Parameter> PARAMETERS = Arrays.stream(Command.values())
            .flatMap(command -> command.parameters().stream())
            .collect(Collectors.toMap(Parameter::name, parameter -> parameter, (one, same) -> one));

    String in(String text) {
        String changed = COMMAND.matcher(text)
                .replaceAll(command -> Matcher.quoteReplacement(
                        program + " " + Optional.ofNullable(command.group(1)).orElse(command.group(2))));
        return PARAMETER.matcher(changed).replaceAll(found -> Matcher.quoteReplacement(optionFor(found)));
    }

    /** A switch takes no value. */
    private static String optionFor(MatchResult found) {
        Parameter parameter = PARAMETERS.get(found.group(1));
        if (parameter == null) {
            return found.group();
        }
        String value = Optional.ofNullable(found.group(2)).orElse("");
        return parameter.option() + (parameter.isToggle() ? "" : value);
    }
}
