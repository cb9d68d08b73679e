package io.github.migratemaven.execution;

import io.github.migratemaven.report.Reporter;
import java.util.ArrayList;
import java.util.List;

/** Passes everything on, and keeps the warnings for the result: the first ones, since a revision may raise one for each row. */
final class WarningCollector implements Reporter {
    private static final int KEPT_CHARACTERS = 1_000_000;

    private final Reporter next;
    private final List<String> warnings = new ArrayList<>();
    private long characters;
    private long more;

    WarningCollector(Reporter next) {
        this.next = next;
    }

    List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        if (more > 0) {
            all.add("And " + more + " more warnings, which are in the log");
        }
        return List.copyOf(all);
    }

    @Override
    public void info(String line) {
        next.info(line);
    }

    @Override
    public void warn(String line) {
        characters += line.length();
        if (characters <= KEPT_CHARACTERS) {
            warnings.add(line);
        } else {
            more++;
        }
        next.warn(line);
    }

    @Override
    public void detail(String line) {
        next.detail(line);
    }

    @Override
    public void debug(String line) {
        next.debug(line);
    }
}
