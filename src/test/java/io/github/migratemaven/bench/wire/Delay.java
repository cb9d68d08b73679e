package io.github.migratemaven.bench.wire;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** Lets what is put in come out again after a time, in the same order, however much is under way at once. */
final class Delay {
    private static final int AT_MOST_UNDER_WAY = 4096;

    private final long nanoseconds;
    private final BlockingQueue<Parcel> underWay = new LinkedBlockingQueue<>(AT_MOST_UNDER_WAY);

    Delay(Duration time) {
        this.nanoseconds = time.toNanos();
    }

    /** @param bytes empty at the end */
    void put(byte[] bytes) throws InterruptedException {
        underWay.put(new Parcel(System.nanoTime() + nanoseconds, bytes));
    }

    /** Waits until there is something and its time has come. */
    byte[] take() throws InterruptedException {
        Parcel next = underWay.take();
        for (long rest = next.due - System.nanoTime(); rest > 0; rest = next.due - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
        return next.bytes;
    }

    private static final class Parcel {
        private final long due;
        private final byte[] bytes;

        private Parcel(long due, byte[] bytes) {
            this.due = due;
            this.bytes = bytes;
        }
    }
}
