package io.github.migratemaven.shadow;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What PostgreSQL's programs printed, and what that means to the user. */
final class ServerLog {
    private static final int LINES_SHOWN = 12;

    private ServerLog() {}

    /** The last lines of a log; empty when there is none. */
    static String tail(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    /** The failure of a program that wrote a log, with advice fit for what it says. */
    static MigrationFailure explain(String problem, Path log) {
        String tail = tail(log);
        return MigrationFailure.failed(problem + ":\n" + tail, advice(tail, log), null);
    }

    private static String advice(String tail, Path log) {
        if (tail.contains("No space left on device")) {
            return "Free some space for " + log.getParent() + ".";
        }
        if (tail.contains("ermission denied")
                || tail.contains("has invalid permissions")
                || tail.contains("has wrong ownership")) {
            return "Make " + log.getParent() + " a directory that the build's user owns and may write to.";
        }
        if (tail.contains("loading shared librar") || tail.contains("No such file or directory")) {
            return "The binaries do not fit this machine. " + Troubleshooting.USE_A_SERVER;
        }
        return "The whole log is in " + log + ". " + Troubleshooting.USE_A_SERVER;
    }
}
