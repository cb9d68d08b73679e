package io.github.migratemaven.api;

import io.github.migratemaven.report.Reporter;

/** Lines go where the application's own log goes. */
final class SystemLog implements Reporter {
    private final System.Logger log = System.getLogger("io.github.migratemaven");

    @Override
    public void info(String line) {
        log.log(System.Logger.Level.INFO, line);
    }

    @Override
    public void warn(String line) {
        log.log(System.Logger.Level.WARNING, line);
    }

    @Override
    public void debug(String line) {
        log.log(System.Logger.Level.DEBUG, line);
    }
}
