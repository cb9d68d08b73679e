package io.github.migratemaven.execution;

import io.github.migratemaven.report.Reporter;
import java.util.ArrayList;
import java.util.List;

/** Passes everything on, and keeps the warnings for the result. */
final class WarningCollector implements Reporter {
    private final Reporter next;
    private final List<String> warnings = new ArrayList<>();

    WarningCollector(Reporter next) {
        this.next = next;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void info(String line) {
        next.info(line);
    }

    @Override
    public void warn(String line) {
        warnings.add(line);
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
