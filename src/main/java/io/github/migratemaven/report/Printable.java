package io.github.migratemaven.report;

import org.jspecify.annotations.Nullable;

/**
 * Text from files, databases and servers as a terminal may show it: what would move the cursor, ring, hide or reorder what
 * stands around it is written as {@code \\u001b}. Line feeds and tabs stay.
 *
 * @see <a href="https://www.unicode.org/reports/tr9/">Unicode's bidirectional algorithm</a>
 */
public final class Printable {
    private Printable() {}

    public static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean endsLine = c == '\n' || (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n');
            if (endsLine || c == '\t' || !isControl(c)) {
                shown.append(c);
            } else {
                shown.append(escaped(c));
            }
        }
        return shown.toString();
    }

    /** Whether a terminal would obey it rather than show it. */
    public static boolean isControl(char c) {
        return Character.isISOControl(c)
                || c == '\u061C'
                || c == '\u200E'
                || c == '\u200F'
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }

    /** As Java and JSON write it. */
    public static String escaped(char c) {
        return String.format("\\u%04x", (int) c);
    }

    /** The same failure as far as a stack trace shows it. */
    public static Throwable of(Throwable failure) {
        String text = failure.toString();
        Throwable cause = failure.getCause();
        Throwable shown = new Shown(of(text), cause == null || cause == failure ? null : of(cause));
        shown.setStackTrace(failure.getStackTrace());
        return shown;
    }

    /** Stands for another failure in a stack trace. */
    private static final class Shown extends Exception {
        private static final long serialVersionUID = 1L;

        Shown(String text, @Nullable Throwable cause) {
            super(text, cause);
        }

        /** The text begins with the name of the other's class. */
        @Override
        @SuppressWarnings("OverrideThrowableToString")
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
