package io.github.migratemaven.postgres.sql;

/** Letter case as PostgreSQL folds unquoted names in a multi-byte encoding: ASCII letters only. */
public final class AsciiCase {
    private AsciiCase() {}

    public static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /** Whether the word is a part of the text. */
    public static boolean contains(String text, String lowerCaseWord) {
        char first = lowerCaseWord.charAt(0);
        for (int at = 0; at <= text.length() - lowerCaseWord.length(); at++) {
            if (lower(text.charAt(at)) == first && isAt(text, at, lowerCaseWord)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(String text, int at, String lowerCaseWord) {
        for (int i = 1; i < lowerCaseWord.length(); i++) {
            if (lower(text.charAt(at + i)) != lowerCaseWord.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public static String lower(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(lower(text.charAt(i)));
        }
        return folded.toString();
    }
}
