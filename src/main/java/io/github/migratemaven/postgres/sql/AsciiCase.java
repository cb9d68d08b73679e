package io.github.migratemaven.postgres.sql;

/** Letter case as PostgreSQL folds unquoted names in a multi-byte encoding: ASCII letters only. */
public final class AsciiCase {
    private AsciiCase() {}

    public static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /**
     * Whether the word is a part of the text. Looks for its first letter only, which costs a program that has just begun far less
     * than a look at each character.
     *
     * @param lowerCaseWord begins with a letter
     */
    public static boolean contains(String text, String lowerCaseWord) {
        char first = lowerCaseWord.charAt(0);
        char capital = (char) (first - ('a' - 'A'));
        int end = text.length() - lowerCaseWord.length();
        int small = text.indexOf(first);
        int large = text.indexOf(capital);
        while (small >= 0 || large >= 0) {
            int at = large < 0 || small >= 0 && small < large ? small : large;
            if (at > end) {
                return false;
            }
            if (isAt(text, at, lowerCaseWord)) {
                return true;
            }
            if (at == small) {
                small = text.indexOf(first, at + 1);
            } else {
                large = text.indexOf(capital, at + 1);
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
