package io.github.migratemaven.bundle;

import io.github.migratemaven.report.JsonString;
import io.github.migratemaven.report.Printable;
import io.github.migratemaven.report.Reporter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * The lines that a person follows, on standard error; as JSON, one object a line, where a script reads them.
 *
 * @param quiet leaves out what is neither a warning nor an error
 * @param debug shows what only those want who look for a cause
 */
record StreamLog(StandardStreams streams, Wording wording, boolean json, boolean quiet, boolean debug)
        implements Reporter {

    @Override
    public void info(String line) {
        if (!quiet) {
            write("info", "", line);
        }
    }

    @Override
    public void warn(String line) {
        write("warning", "WARNING: ", line);
    }

    @Override
    public void debug(String line) {
        if (debug) {
            write("debug", "DEBUG: ", line);
        }
    }

    void error(String line) {
        write("error", "ERROR: ", line);
    }

    private void write(String level, String mark, String line) {
        String text = wording.of(line);
        streams.beside(
                json
                        ? "{\"time\":" + JsonString.of(now()) + ",\"level\":" + JsonString.of(level) + ",\"message\":"
                                + JsonString.of(text) + "}"
                        : mark + Printable.of(text));
    }

    private static String now() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
