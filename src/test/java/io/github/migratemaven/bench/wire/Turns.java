package io.github.migratemaven.bench.wire;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts round trips of one connection: how often the client speaks after it has been answered. What it sends without
 * waiting for an answer belongs to the same turn.
 */
final class Turns {
    private final AtomicLong total;
    private boolean clientSpeaks;

    Turns(AtomicLong total) {
        this.total = total;
    }

    synchronized void fromClient() {
        if (!clientSpeaks) {
            clientSpeaks = true;
            total.incrementAndGet();
        }
    }

    /** Called when an answer reaches the client, not when the server sends it. */
    synchronized void toClient() {
        clientSpeaks = false;
    }
}
