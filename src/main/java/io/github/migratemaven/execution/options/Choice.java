package io.github.migratemaven.execution.options;

import io.github.migratemaven.report.MigrationFailure;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads an option that is one of few words. */
final class Choice {
    private Choice() {}

    /** @throws MigrationFailure if the text is none of the constants' names in lower case */
    static <E extends Enum<E>> E parse(Class<E> type, String option, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        option + " is '" + text + "'.",
                        "Choose one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Choice::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
