package io.github.migratemaven.postgres.connection;

import io.github.migratemaven.postgres.connection.Onlooker.Seen;
import io.github.migratemaven.report.Durations;
import io.github.migratemaven.report.Reporter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what a long statement of the session is doing, whatever the driver is doing meanwhile: one thread keeps the time and
 * writes the lines, another one asks the server, which may not answer. The server is asked no sooner than a statement has
 * taken half a second. Where it says again and again that it has nothing to do for the session, the answer is lost.
 */
public final class StatementWatch implements AutoCloseable {
    /** Goes before those who hold a lock, in a sentence about it. */
    static final String HELD_BY = "; held by ";

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final Onlooker onlooker;
    private final Waits waits;
    private final Reporter reporter;
    private final List<Thread> threads;
    private volatile long startedAt;
    private volatile long awaitedSince;
    private volatile String what = "";
    private volatile boolean closed;
    private volatile List<Blocker> blockers = List.of();
    private volatile Seen seen = Seen.NOTHING;
    private int depth;
    private long lastLineAt;
    private long idleSince;
    private final Runnable giveUp;

    /**
     * How soon a wait is spoken of, and how long a lost answer is waited for.
     *
     * @param firstLine after this time whoever is waited for is named
     * @param furtherLines a line at least as often as this
     * @param answer how long the server may have nothing to do before its answer counts as lost
     */
    public record Waits(Duration firstLine, Duration furtherLines, Duration answer) {
        public static final Waits USUAL =
                new Waits(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(60));
    }

    /** @param giveUp ends the connection of the session, whose answer will not come */
    public StatementWatch(Onlooker onlooker, Waits waits, Reporter reporter, Runnable giveUp) {
        this.giveUp = giveUp;
        this.onlooker = onlooker;
        this.waits = waits;
        this.reporter = reporter;
        this.threads = List.of(
                new Thread(() -> repeat(this::tellIfDue, () -> {}), "migrate-statement-watch"),
                new Thread(() -> repeat(this::look, onlooker::close), "migrate-onlooker"));
        for (Thread thread : threads) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** @param name how the lines call it; empty for an ordinary statement */
    public void statementStarts(String name) {
        if (depth++ == 0) {
            what = name;
            seen = Seen.NOTHING;
            startedAt = Math.max(1, System.nanoTime());
        }
    }

    public void statementEnded() {
        if (--depth == 0) {
            startedAt = 0;
        }
    }

    /** A message is sent, whose answer the driver waits for. */
    public void answerAwaited() {
        awaitedSince = Math.max(1, System.nanoTime());
    }

    public void answerCame() {
        awaitedSince = 0;
    }

    /** Forgets who was in the way of the statement before. */
    public void forgetBlockers() {
        blockers = List.of();
    }

    /** Who was last seen in the way of the statement that ran last. */
    public List<Blocker> lastBlockers() {
        return blockers;
    }

    /** The same, for the end of a sentence. */
    public String heldBy() {
        return blockers.isEmpty() ? "" : HELD_BY + describe(blockers);
    }

    private void repeat(Runnable work, Runnable last) {
        try {
            while (!closed) {
                Thread.sleep(INTERVAL.toMillis());
                work.run();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            last.run();
        }
    }

    private void look() {
        long started = startedAt;
        if (started == 0 || System.nanoTime() - started < PATIENCE.toNanos()) {
            return;
        }
        Seen now = onlooker.look();
        if (startedAt == started) {
            seen = now;
            if (!now.blockers().isEmpty()) {
                blockers = now.blockers();
            }
            giveUpIfIdle(now);
        }
    }

    /** A program that runs between two statements leaves the server idle as well; then nothing is waited for. */
    private void giveUpIfIdle(Seen now) {
        long awaited = awaitedSince;
        if (now.atWork() || awaited == 0) {
            idleSince = 0;
        } else if (idleSince < awaited) {
            idleSince = System.nanoTime();
        } else if (System.nanoTime() - idleSince > waits.answer().toNanos()) {
            idleSince = 0;
            reporter.debug("The server has nothing to do for this session, but its answer has not come");
            giveUp.run();
        }
    }

    private void tellIfDue() {
        long started = startedAt;
        if (started == 0) {
            return;
        }
        long now = System.nanoTime();
        Seen last = seen;
        boolean first = lastLineAt < started;
        boolean soon = !last.blockers().isEmpty() || !what.isEmpty();
        Duration due = first && soon ? waits.firstLine() : waits.furtherLines();
        if (now - Math.max(started, lastLineAt) < due.toNanos()) {
            return;
        }
        lastLineAt = now;
        String elapsed = Durations.words(Duration.ofNanos(now - started));
        if (!last.blockers().isEmpty()) {
            reporter.info("Waiting for a lock held by " + describe(last.blockers()));
        } else if (!what.isEmpty()) {
            reporter.info("Waiting for the answer to " + what + " for " + elapsed);
        } else {
            reporter.info("Still running after " + elapsed
                    + last.progress().map(progress -> ": " + progress).orElse(""));
        }
    }

    private static String describe(List<Blocker> blockers) {
        return blockers.stream().map(Blocker::describe).collect(Collectors.joining(", "));
    }

    /** A look that the server does not answer is not waited for: its thread keeps no JVM alive. */
    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            thread.interrupt();
        }
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofSeconds(1).toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
