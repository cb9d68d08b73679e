package io.github.migratemaven.revision;

import io.github.migratemaven.report.MigrationFailure;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What may be the identifier of a revision, and new ones. */
public final class RevisionId {
    private static final Set<String> SYMBOLS = Set.of("head", "heads", "base", "current");
    private static final int LONGEST_SYMBOL = 7;
    private static final int LONGEST = 63;

    private RevisionId() {}

    /** A new identifier: 12 hex digits of a random UUID, at least one of them a letter. */
    public static String random() {
        while (true) {
            String hex = UUID.randomUUID().toString().replace("-", "");
            String id = hex.substring(hex.length() - 12);
            if (problemWith(id).isEmpty()) {
                return id;
            }
        }
    }

    /** Why the text cannot be an identifier or a branch label, if so: half a sentence that follows it. */
    public static Optional<String> problemWith(String text) {
        if (text.length() <= LONGEST_SYMBOL && SYMBOLS.contains(text.toLowerCase(Locale.ROOT))) {
            return Optional.of("is a word of the target language (head, heads, base, current)");
        }
        if (!isAllowed(text)) {
            return Optional.of("may hold only letters, digits and _ (1 to 63 of them)");
        }
        if (isNumber(text)) {
            return Optional.of("must hold a letter, since a bare number reads as a number of steps");
        }
        return Optional.empty();
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * @return the text itself
     * @throws MigrationFailure if it cannot be an identifier
     */
    public static String require(String text) {
        Optional<String> problem = problemWith(text);
        if (problem.isPresent()) {
            throw MigrationFailure.misconfigured(
                    "The revision id '" + text + "' " + problem.get() + ".",
                    "Leave the id out to have one made, or choose another.");
        }
        return text;
    }

    private static boolean isAllowed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(isDigit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
