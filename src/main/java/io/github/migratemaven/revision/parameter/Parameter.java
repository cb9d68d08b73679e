package io.github.migratemaven.revision.parameter;

import io.github.migratemaven.postgres.sql.Quoting;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that a revision's file asks for.
 *
 * @param name in lower case
 * @param fallback its value where none is given
 */
public record Parameter(String name, ParameterType type, Optional<String> fallback) {
    /** The right form, for messages. */
    public static final String FORM =
            "-- migrate:parameter NAME identifier|literal|integer|list, with = DEFAULT after it"
                    + " or not, where NAME has lower-case letters, digits and _";

    private static final Pattern SYNTAX =
            Pattern.compile("([a-z][a-z0-9_]{0,62})\\s+([A-Za-z]+)(?:\\s*=(.*))?", Pattern.DOTALL);

    /**
     * @param text what follows the word {@code parameter}
     * @return empty when it has not the right form
     */
    public static Optional<Parameter> parse(String text) {
        Matcher form = SYNTAX.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        Optional<String> fallback = Optional.ofNullable(form.group(3)).map(String::strip);
        return ParameterType.of(form.group(2)).map(type -> new Parameter(form.group(1), type, fallback));
    }

    /** Why its default is none of its type, if so: a sentence's beginning. */
    public Optional<String> problemWithFallback() {
        return fallback.flatMap(
                value -> type.problemWith(value).map(problem -> "the default '" + value + "' " + problem));
    }

    /** What {@link #parse} reads the same from. */
    public String declaration() {
        return name + " " + type.word() + fallback.map(value -> " = " + value).orElse("");
    }

    /** What says the same of two that mean the same, as SQL tokens. */
    String digest() {
        return "parameter " + name + " " + type.word()
                + fallback.map(value -> " = " + Quoting.literal(value)).orElse("");
    }
}
