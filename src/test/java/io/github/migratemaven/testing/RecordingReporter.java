package io.github.migratemaven.testing;

import io.github.migratemaven.report.Reporter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every line, for a test to look at. */
public final class RecordingReporter implements Reporter {
    public final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void info(String line) {
        lines.add(line);
    }

    @Override
    public void warn(String line) {
        lines.add("WARN " + line);
    }

    @Override
    public void debug(String line) {
        lines.add("DEBUG " + line);
    }

    /** The lines about steps. */
    public List<String> running() {
        return lines.stream().filter(line -> line.startsWith("Running ")).toList();
    }

    public String all() {
        return String.join("\n", lines);
    }
}
