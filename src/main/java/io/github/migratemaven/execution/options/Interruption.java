package io.github.migratemaven.execution.options;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets a goal end in order when the JVM is told to end, by Ctrl-C or SIGTERM: asks it to stop, and holds the JVM back until
 * it has. Closed with the goal, so that no shutdown hook outlives it.
 */
public final class Interruption implements AutoCloseable {
    /** What Docker grants between SIGTERM and SIGKILL; Kubernetes grants three times as much. */
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean came;
    private @Nullable Thread hook;

    /** From now on an end of the JVM asks the goal to stop, again and again until it has. */
    public void stops(Runnable stop) {
        hook = new Thread(() -> await(stop), "migrate-end-of-jvm");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void await(Runnable stop) {
        came = true;
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            do {
                stop.run();
            } while (!ended.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS) && System.nanoTime() < end);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the JVM is ending; whatever the goal has to say, it must say before it is closed. */
    public boolean came() {
        return came;
    }

    @Override
    public void close() {
        ended.countDown();
        if (hook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                // The hook is running, and ends now.
            }
        }
    }
}
