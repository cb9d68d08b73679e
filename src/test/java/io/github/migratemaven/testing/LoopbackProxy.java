package io.github.migratemaven.testing;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Stands between a client and a real server, and cuts the line or changes what the server says where a test wants it. */
public final class LoopbackProxy implements AutoCloseable {
    private final ServerSocket listener;
    private volatile ConnectionSettings server;
    private final AtomicInteger cutsLeft = new AtomicInteger();
    private volatile String cutAt = "";
    private volatile boolean serverHears = true;
    private volatile Optional<Pattern> stallAt = Optional.empty();
    private volatile boolean silent;
    private volatile String halfOpenAt = "";
    private volatile String swallowAt = "";
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile int longestIdleMillis;
    private volatile UnaryOperator<byte[]> answers = UnaryOperator.identity();

    public LoopbackProxy(ConnectionSettings server) {
        this.server = server;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        daemon(this::accept);
    }

    /** The server, reached through this proxy. */
    public ConnectionSettings settings() {
        return new ConnectionSettings(
                "localhost",
                listener.getLocalPort(),
                server.database(),
                server.user(),
                server.password(),
                server.properties(),
                server.origins());
    }

    /**
     * Cuts the line when the client sends this text; with a NUL before it, only as the start of a statement.
     *
     * @param times how often, in all
     * @param afterServerHeard whether the server still gets what was sent, and only its answer is lost
     */
    public void cutAt(String text, int times, boolean afterServerHeard) {
        cutAt = text;
        cutsLeft.set(times);
        serverHears = afterServerHeard;
    }

    /** Holds up what the client sends, on all lines, from the first text that matches on, until {@link #release}. */
    public void stallAt(String pattern) {
        stallAt = Optional.of(Pattern.compile(pattern, Pattern.DOTALL));
    }

    public void awaitStall() {
        Await.until("the line stalls", () -> stalled.getCount() == 0);
    }

    /** Drops the client's side at this text, and leaves the server believing that its client is there. */
    public void halfOpenAt(String text) {
        halfOpenAt = text;
    }

    /** From this text on, nothing of that line arrives in either direction; other lines work. */
    public void swallowAt(String text) {
        swallowAt = text;
    }

    /** Lets everything through again. */
    public void release() {
        silent = false;
        stallAt = Optional.empty();
        released.countDown();
    }

    /** Forgets a connection whose client has been silent for so long, as a firewall does. */
    public void forgetIdle(Duration atMost) {
        longestIdleMillis = Math.toIntExact(atMost.toMillis());
    }

    /** Leads to another server from now on, as an address does that moves with the primary. */
    public void moveTo(ConnectionSettings other) {
        server = other;
    }

    /** Changes what the server says. */
    public void rewriteAnswers(UnaryOperator<byte[]> change) {
        answers = change;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket upstream = new Socket(server.host(), server.port());
                AtomicBoolean muted = new AtomicBoolean();
                daemon(() -> pumpToServer(client, upstream, muted));
                daemon(() -> pumpToClient(upstream, client, muted));
            } catch (IOException refused) {
                // The client sees it as a lost connection.
            }
        }
    }

    private void pumpToServer(Socket client, Socket upstream, AtomicBoolean muted) {
        byte[] buffer = new byte[65536];
        try (client;
                upstream) {
            client.setSoTimeout(longestIdleMillis);
            InputStream in = client.getInputStream();
            OutputStream out = upstream.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                if (!cutAt.isEmpty() && text.contains(cutAt) && cutsLeft.getAndDecrement() > 0) {
                    if (serverHears) {
                        muted.set(true);
                        out.write(buffer, 0, read);
                        passOnTheRest(client, in, out);
                    }
                    client.close();
                    return;
                }
                if (silent
                        || stallAt.filter(pattern -> pattern.matcher(text).find())
                                .isPresent()) {
                    silent = stalled.getCount() > 0 || silent;
                    stalled.countDown();
                    released.await();
                }
                if (!swallowAt.isEmpty() && text.contains(swallowAt)) {
                    swallowAt = "";
                    in.transferTo(OutputStream.nullOutputStream());
                    return;
                }
                if (!halfOpenAt.isEmpty() && text.contains(halfOpenAt)) {
                    halfOpenAt = "";
                    client.close();
                    released.await();
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException | InterruptedException closed) {
            return;
        }
    }

    /** What belongs to the same message may come in pieces; the client then waits for the answer, and the server has time. */
    private static void passOnTheRest(Socket client, InputStream in, OutputStream out) throws IOException {
        client.setSoTimeout(300);
        try {
            in.transferTo(out);
        } catch (SocketTimeoutException allOfItIsThere) {
            out.flush();
        }
    }

    private void pumpToClient(Socket upstream, Socket client, AtomicBoolean muted) {
        byte[] buffer = new byte[65536];
        try {
            InputStream in = upstream.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!muted.get()) {
                    out.write(answers.apply(Arrays.copyOf(buffer, read)));
                    out.flush();
                }
            }
            client.close();
        } catch (IOException closed) {
            return;
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        released.countDown();
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
