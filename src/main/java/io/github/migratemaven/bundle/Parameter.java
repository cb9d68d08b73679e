package io.github.migratemaven.bundle;

import java.util.Locale;

/**
 * Something that can be said about a command: the goals' parameter of the same name.
 *
 * @param name as Maven has it: {@code dryRun}
 * @param label what stands for its value; empty for a switch
 * @param text what it means
 */
record Parameter(String name, String label, String text) {

    static Parameter toggle(String name, String text) {
        return new Parameter(name, "", text);
    }

    boolean isToggle() {
        return label.isEmpty();
    }

    /** As a command line has it: {@code --dry-run}. */
    String option() {
        StringBuilder option = new StringBuilder("--");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            option.append(Character.isUpperCase(c) ? "-" : "").append(c);
        }
        return option.toString().toLowerCase(Locale.ROOT);
    }
}
