package io.github.migratemaven.trace.lint;

import java.util.Locale;

/**
 * How large a table is in production.
 *
 * @param rows as the planner estimates them
 * @param bytes with its indexes and its toast
 */
public record TableSize(long rows, long bytes) {
    private static final long SMALL_ROWS = 10_000;
    private static final long SMALL_BYTES = 16L << 20;
    private static final long MEDIUM_ROWS = 1_000_000;
    private static final long MEDIUM_BYTES = 1L << 30;

    /** Whether anything that reads all of it is done in an instant. */
    boolean isSmall() {
        return rows < SMALL_ROWS && bytes < SMALL_BYTES;
    }

    /** Whether anything that reads all of it takes so long that people notice. */
    boolean isLarge() {
        return rows >= MEDIUM_ROWS || bytes >= MEDIUM_BYTES;
    }

    /** {@code 41 GB, 120 million rows}. */
    @Override
    public String toString() {
        return inWords(bytes) + ", " + count(rows);
    }

    private static String inWords(long bytes) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return rounded(value) + " " + units[unit];
    }

    private static String count(long rows) {
        if (rows >= 1_000_000_000) {
            return rounded(rows / 1e9) + " billion rows";
        }
        return rows >= 1_000_000 ? rounded(rows / 1e6) + " million rows" : String.format(Locale.ROOT, "%,d rows", rows);
    }

    /** Two digits are enough to see what one is up to. */
    private static String rounded(double value) {
        return value < 10 && value != Math.rint(value)
                ? String.format(Locale.ROOT, "%.1f", value)
                : Long.toString(Math.round(value));
    }
}
