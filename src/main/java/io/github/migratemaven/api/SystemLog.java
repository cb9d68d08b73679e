package io.github.migratemaven.api;

import io.github.migratemaven.report.Reporter;
import java.util.function.BiConsumer;

/**
 * Lines go where the application's own log goes.
 *
 * @param log writes a line into it
 */
record SystemLog(BiConsumer<System.Logger.Level, String> log) implements Reporter {

    @Override
    public void info(String line) {
        log.accept(System.Logger.Level.INFO, line);
    }

    @Override
    public void warn(String line) {
        log.accept(System.Logger.Level.WARNING, line);
    }

    @Override
    public void debug(String line) {
        log.accept(System.Logger.Level.DEBUG, line);
    }
}
