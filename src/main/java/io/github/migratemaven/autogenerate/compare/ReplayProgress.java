package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.report.Reporter;
import java.time.Duration;

/** Tells how far a replay is, so often that nobody takes it for stuck. */
public final class ReplayProgress {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Reporter reporter;
    private final int total;
    private int done;
    private long told = System.nanoTime();

    /** @param done how many revisions an earlier replay has kept */
    ReplayProgress(Reporter reporter, int done, int total) {
        this.reporter = reporter;
        this.done = done;
        this.total = total;
        if (done > 0) {
            reporter.info("Replayed " + done + " of " + total + " revisions in an earlier run");
        }
    }

    void oneMore() {
        done++;
        if (System.nanoTime() - told > INTERVAL.toNanos() && done < total) {
            told = System.nanoTime();
            reporter.info("Replayed " + done + " of " + total + " revisions");
        }
    }
}
