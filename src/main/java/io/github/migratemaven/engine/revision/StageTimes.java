package io.github.migratemaven.engine.revision;

import io.github.migratemaven.report.Reporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Passes everything on, and keeps how long each stage took. */
final class StageTimes implements Reporter {
    private final Reporter reporter;
    private final List<RevisionResult.Stage> stages = new ArrayList<>();

    StageTimes(Reporter reporter) {
        this.reporter = reporter;
    }

    @Override
    public void info(String line) {
        reporter.info(line);
    }

    @Override
    public void warn(String line) {
        reporter.warn(line);
    }

    @Override
    public void debug(String line) {
        reporter.debug(line);
    }

    @Override
    public synchronized void took(String stage, Duration time) {
        stages.add(new RevisionResult.Stage(stage, time.toMillis()));
    }

    synchronized List<RevisionResult.Stage> stages() {
        return List.copyOf(stages);
    }

    /** {@code 1.2 s for replaying}. */
    List<String> lines() {
        return stages().stream()
                .map(stage ->
                        String.format(Locale.ROOT, "%.1f s for ", stage.durationMillis() / 1000.0) + stage.stage())
                .toList();
    }
}
