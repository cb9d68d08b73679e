package io.github.migratemaven.shadow;

import io.github.migratemaven.report.MigrationFailure;
import java.time.Duration;

/** Sleeps between two looks at something that another process changes. */
final class Polling {
    private Polling() {}

    /** Sleeps, or gives up when the build is being interrupted. */
    static void of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MigrationFailure.failed("Interrupted while waiting for PostgreSQL.", "Run the goal again.", e);
        }
    }
}
