package io.github.migratemaven.finding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a finding matters, the gravest first. */
public enum Severity {
    /** Production would suffer, or the revision does not do what it says. */
    ERROR,
    /** It may be meant, and deserves a look. */
    WARNING,
    /** Good to know. */
    NOTE;

    /** The word that people write and scripts read. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity of that word; empty where there is none. */
    public static Optional<Severity> named(String word) {
        return Arrays.stream(values())
                .filter(severity -> severity.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Whether it is as grave as the other, or graver. */
    public boolean isAtLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
