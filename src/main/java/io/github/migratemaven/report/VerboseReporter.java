package io.github.migratemaven.report;

import java.time.Duration;

/** Shows details to everybody, since somebody asked for them; passes on the rest. */
public record VerboseReporter(Reporter next) implements Reporter {

    @Override
    public void info(String line) {
        next.info(line);
    }

    @Override
    public void warn(String line) {
        next.warn(line);
    }

    @Override
    public void debug(String line) {
        next.debug(line);
    }

    @Override
    public void detail(String line) {
        next.info(line);
    }

    @Override
    public void took(String stage, Duration time) {
        next.took(stage, time);
    }
}
