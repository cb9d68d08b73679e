package io.github.migratemaven.bundle;

import io.github.migratemaven.engine.current.CurrentResult;
import io.github.migratemaven.engine.result.ExitCode;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at a database again and again, until it is where the bundle leads. */
final class Waiting {
    private final Supplier<CurrentResult> look;
    private final HeadRequirement requirement;
    private final Reporter reporter;
    private String told = "";

    Waiting(Supplier<CurrentResult> look, HeadRequirement requirement, Reporter reporter) {
        this.look = look;
        this.requirement = requirement;
        this.reporter = reporter;
    }

    /**
     * Waits.
     *
     * @throws MigrationFailure with what was in the way last, once the time is over; or at once with what no waiting helps
     */
    CurrentResult until(Duration atMost, Duration interval) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            MigrationFailure hindrance;
            try {
                CurrentResult state = look.get();
                Optional<MigrationFailure> found = requirement.hindrance(state);
                if (found.isEmpty()) {
                    return state;
                }
                hindrance = found.get();
            } catch (MigrationFailure failure) {
                hindrance = failure;
            }
            if (!mayPass(hindrance)) {
                throw hindrance;
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw hindrance.adding("Waited for " + atMost.toSeconds() + " s (--timeout).");
            }
            tell(hindrance.getMessage());
            sleep(Math.min(left, interval.toNanos()));
        }
    }

    /** Others are at work, the server starts, or its name is yet to become known. */
    private static boolean mayPass(MigrationFailure hindrance) {
        return ExitCode.of(hindrance).mayPass();
    }

    private void tell(String hindrance) {
        if (!hindrance.equals(told)) {
            told = hindrance;
            reporter.info("Waiting: " + hindrance);
        }
    }

    private static void sleep(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(nanos).toMillis() + 1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw MigrationFailure.failed("The waiting was interrupted.", "Run the command again.", interrupted);
        }
    }
}
