package io.github.migratemaven.plugin.output;

import io.github.migratemaven.report.Printable;
import io.github.migratemaven.report.Reporter;
import org.apache.maven.plugin.logging.Log;

/**
 * Sends the engine's lines to Maven's log; to standard error where standard output is for a script, since Maven's log goes
 * there. As much of them as Maven itself would show.
 */
public final class GoalLog implements Reporter {
    private final Log log;
    private final boolean outputIsForScript;

    public GoalLog(Log log, boolean outputIsForScript) {
        this.log = log;
        this.outputIsForScript = outputIsForScript;
    }

    @Override
    public void info(String line) {
        if (!outputIsForScript) {
            log.info(Printable.of(line));
        } else if (log.isInfoEnabled()) {
            beside("[INFO] ", line);
        }
    }

    @Override
    public void warn(String line) {
        if (!outputIsForScript) {
            log.warn(Printable.of(line));
        } else if (log.isWarnEnabled()) {
            beside("[WARNING] ", line);
        }
    }

    @Override
    public void debug(String line) {
        if (!outputIsForScript) {
            log.debug(Printable.of(line));
        } else if (log.isDebugEnabled()) {
            beside("[DEBUG] ", line);
        }
    }

    public void error(String line) {
        if (outputIsForScript) {
            beside("[ERROR] ", line);
        } else {
            log.error(Printable.of(line));
        }
    }

    private static void beside(String level, String line) {
        StandardOutput.printBeside(level + Printable.of(line) + System.lineSeparator());
    }
}
