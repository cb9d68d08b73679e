package io.github.migratemaven.testing.fuzz;

/** What is told of an input that does not do as it should. */
public final class Findings {
    private static final int SHOWN = 2000;

    private Findings() {}

    /** @throws AssertionError with the input, unless the condition holds */
    public static void require(boolean condition, String what, Object input) {
        if (!condition) {
            throw new AssertionError(what + ": " + shown(input));
        }
    }

    /** In one line and in letters that every terminal can show. */
    private static String shown(Object input) {
        StringBuilder text = new StringBuilder();
        String.valueOf(input).chars().limit(SHOWN).forEach(c -> {
            if (c >= ' ' && c < 127) {
                text.append((char) c);
            } else {
                text.append(String.format("\\u%04x", c));
            }
        });
        return text.toString();
    }
}
