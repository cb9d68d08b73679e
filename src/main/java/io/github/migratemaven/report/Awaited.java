package io.github.migratemaven.report;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What other threads come to. */
public final class Awaited {
    private Awaited() {}

    /**
     * The result of work that another thread does, whose failures are the caller's.
     *
     * @param what the work is called when it is interrupted: {@code The check}
     */
    public static <T> T result(Future<T> work, String what) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MigrationFailure.failed(what + " was interrupted.", "Run the goal again.", e);
        }
    }
}
