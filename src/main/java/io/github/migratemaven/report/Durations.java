package io.github.migratemaven.report;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time as a person reads them. */
public final class Durations {
    private Durations() {}

    public static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
