package io.github.migratemaven.bundle;

import java.util.Map;

/**
 * What was typed.
 *
 * @param command as a word; empty for none
 * @param isHelp whether its usage is wanted instead
 * @param operand of {@code help}
 * @param options by their names, with the dashes; the value of a switch is {@code true}
 * @param defined what stood behind {@code -D}
 */
record Typed(
        String command,
        boolean isHelp,
        boolean isVersion,
        String operand,
        Map<String, String> options,
        Map<String, String> defined) {}
