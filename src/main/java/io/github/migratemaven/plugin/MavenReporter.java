package io.github.migratemaven.plugin;

import io.github.migratemaven.report.Reporter;
import org.apache.maven.plugin.logging.Log;

/** Sends the engine's lines to Maven's log. */
final class MavenReporter implements Reporter {
    private final Log log;

    MavenReporter(Log log) {
        this.log = log;
    }

    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }

    @Override
    public void debug(String line) {
        log.debug(line);
    }
}
