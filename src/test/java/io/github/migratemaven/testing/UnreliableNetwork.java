package io.github.migratemaven.testing;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.ServerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lies between clients and a server, and now and then, at random, holds up what is sent, cuts a connection, or leaves one half
 * open: gone on one side, and there for the other.
 */
public final class UnreliableNetwork implements AutoCloseable {
    /** Of so many pieces that are sent one meets with an accident: a run of 40 revisions has some thousands. */
    private static final int PIECES_PER_ACCIDENT = 1000;

    /** Longer than a client waits for an answer to a statement of its own. */
    private static final int LONGEST_STALL_MILLIS = 12_000;

    private static final int LONGEST_HALF_OPEN_MILLIS = 5_000;

    private final ConnectionSettings server;
    private final ServerSocket listener;
    private final SplittableRandom random;
    private final AtomicInteger stalls = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger halfOpen = new AtomicInteger();

    public UnreliableNetwork(ConnectionSettings server, long seed) {
        this.server = server;
        this.random = new SplittableRandom(seed);
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        daemon(this::accept);
    }

    /** The server, reached over this network. */
    public ConnectionSettings settings() {
        return new ConnectionSettings(
                List.of(new ServerAddress("localhost", listener.getLocalPort())),
                server.database(),
                server.user(),
                server.password(),
                server.properties(),
                server.origins());
    }

    public String accidents() {
        return stalls + " stalls, " + cuts + " cuts, " + halfOpen + " half-open connections";
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket upstream = new Socket(server.host(), server.port());
                daemon(() -> pump(client, upstream));
                daemon(() -> pump(upstream, client));
            } catch (IOException refused) {
                // The client sees it as a lost connection.
            }
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[65536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (random(PIECES_PER_ACCIDENT) == 0) {
                    switch (random(3)) {
                        case 0 -> {
                            stalls.incrementAndGet();
                            Thread.sleep(random(LONGEST_STALL_MILLIS));
                        }
                        case 1 -> {
                            cuts.incrementAndGet();
                            return;
                        }
                        default -> {
                            halfOpen.incrementAndGet();
                            from.close();
                            Thread.sleep(random(LONGEST_HALF_OPEN_MILLIS));
                            return;
                        }
                    }
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException closed) {
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int random(int bound) {
        return random.nextInt(bound);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
