package io.github.migratemaven.execution.options;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets another thread, such as a JVM shutdown hook, stop a running goal in order: the statement in flight is cancelled on
 * the server, its transaction rolled back, the lock freed.
 */
public final class Cancellation {
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private static final Duration BEFORE_LAST_WORDS = Duration.ofMillis(1200);

    private final Object guard = new Object();
    private final AtomicBoolean interrupting = new AtomicBoolean();
    private final AtomicReference<Runnable> words = new AtomicReference<>(() -> {});
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch settled = new CountDownLatch(1);
    private @Nullable Runnable interruption;

    /**
     * Asks the goal to stop; returns at once. May be called from any thread, and again: the first request may have come
     * just before a statement was sent.
     */
    public void request() {
        boolean first;
        synchronized (words) {
            first = asked.getCount() > 0;
            asked.countDown();
        }
        if (first) {
            inBackground("migrate-last-words", this::speakUnlessSettled);
        }
        // The server may not answer this either.
        if (interrupting.compareAndSet(false, true)) {
            inBackground("migrate-interruption", this::interrupt);
        }
    }

    private void interrupt() {
        try {
            synchronized (guard) {
                if (interruption != null) {
                    interruption.run();
                }
            }
        } finally {
            interrupting.set(false);
        }
    }

    private void speakUnlessSettled() {
        try {
            if (!settled.await(BEFORE_LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                Objects.requireNonNull(words.get()).run();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void inBackground(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** What is said when a request was not met soon, since whoever asked may not wait for longer. */
    public void lastWords(Runnable speech) {
        words.set(speech);
    }

    /** Whether the goal was asked to stop. */
    public boolean requested() {
        return asked.getCount() == 0;
    }

    /**
     * Waits until the goal has rolled back and freed its lock; false when it has not within the time. Meanwhile repeats a
     * request.
     */
    public boolean awaitSettled(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!settled.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > end) {
                return false;
            }
            if (requested()) {
                request();
            }
        }
        return true;
    }

    /** Sleeps, but wakes at once on a request. */
    public void sleep(Duration time) {
        try {
            if (asked.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CancelledException();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    public void throwIfRequested() {
        if (requested()) {
            throw new CancelledException();
        }
    }

    /** Names what a request has to interrupt from now on; runs it at once when the request has already come. */
    public void interruptWith(Runnable action) {
        synchronized (guard) {
            interruption = action;
            if (requested()) {
                action.run();
            }
        }
    }

    public void nothingToInterrupt() {
        synchronized (guard) {
            interruption = null;
        }
    }

    public void settled() {
        settled.countDown();
    }

    /** Unwinds the goal's own thread after a request. */
    public static final class CancelledException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public CancelledException() {
            super("The goal was asked to stop");
        }
    }
}
