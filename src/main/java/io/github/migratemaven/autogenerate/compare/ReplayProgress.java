package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.report.Reporter;
import java.time.Duration;

/** Tells how far a replay is, or what else goes through revisions one by one, so often that nobody takes it for stuck. */
public final class ReplayProgress {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Reporter reporter;
    private final String how;
    private final int total;
    private int done;
    private long told = System.nanoTime();

    /** @param done how many revisions an earlier replay has kept */
    ReplayProgress(Reporter reporter, int done, int total) {
        this(reporter, "Replayed %d of %d revisions", done, total);
        if (done > 0) {
            reporter.info("Replayed " + done + " of " + total + " revisions in an earlier run");
        }
    }

    /** @param how a line with places for how many are done, and of how many */
    public ReplayProgress(Reporter reporter, String how, int total) {
        this(reporter, how, 0, total);
    }

    private ReplayProgress(Reporter reporter, String how, int done, int total) {
        this.reporter = reporter;
        this.how = how;
        this.done = done;
        this.total = total;
    }

    public void oneMore() {
        done++;
        if (System.nanoTime() - told > INTERVAL.toNanos() && done < total) {
            told = System.nanoTime();
            reporter.info(how.formatted(done, total));
        }
    }
}
