package io.github.migratemaven.report;

import java.time.Duration;

/** Receives the lines that a person follows while a goal runs. Results are returned as values, never only reported. */
public interface Reporter {

    /** A line everybody sees: a step taken, a file written. */
    void info(String line);

    /** A line about something that is legal but may surprise: a lossy statement, a setting without effect. */
    void warn(String line);

    /** A line for those who look for a cause; seen with {@code -X} only. Never contains a secret. */
    void debug(String line);

    /** A line about how something was done, for those who asked for more. */
    default void detail(String line) {
        debug(line);
    }

    /** How long a stage of the work took, once it has ended; stages may overlap. Called by any thread. */
    default void took(String stage, Duration time) {
        debug(stage + " took " + time.toMillis() + " ms");
    }

    /** A reporter that drops everything. */
    static Reporter silent() {
        return new Reporter() {
            @Override
            public void info(String line) {}

            @Override
            public void warn(String line) {}

            @Override
            public void debug(String line) {}
        };
    }
}
