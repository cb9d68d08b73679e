package io.github.migratemaven.plugin.parameter;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody may have meant. */
public final class Misspelling {
    private static final int FAR = 3;

    private Misspelling() {}

    /** The nearest of the words, if any is near: a third of its letters may differ, and at most three. */
    static Optional<String> nearest(String typed, Collection<String> words) {
        return words.stream()
                .min(Comparator.<String>comparingInt(word -> distance(typed, word))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(word -> distance(typed, word) <= Math.min(FAR, Math.max(1, word.length() / 3)));
    }

    /** The word of which this is a slip of the finger: another case or hyphen, or, in a long word, one letter. */
    static Optional<String> slip(String typed, Collection<String> words) {
        return words.stream()
                .filter(word -> !word.equals(typed))
                .filter(word ->
                        letters(word).equals(letters(typed)) || (word.length() > 4 && distance(typed, word) == 1))
                .findFirst();
    }

    private static String letters(String text) {
        return text.replaceAll("[-_.]", "").toLowerCase(Locale.ROOT);
    }

    /** Letters to add, drop, change or exchange with the next one; case does not count. */
    static int distance(String first, String second) {
        String one = first.toLowerCase(Locale.ROOT);
        String other = second.toLowerCase(Locale.ROOT);
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= other.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            for (int j = 1; j <= other.length(); j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                cost[i][j] =
                        Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
                boolean exchanged = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (exchanged) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }
}
