package io.github.migratemaven.bench.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and a server on this machine as a network would: adds latency, and counts round trips. */
public final class Relay implements Closeable {
    /** Enough for whatever a client sends without waiting to arrive before the first answer, so that it counts once. */
    public static final Duration WHILE_COUNTING = Duration.ofMillis(1);

    private static final int CHUNK = 65536;

    private final ServerSocket door;
    private final int serverPort;
    private final Duration oneWay;
    private final AtomicLong roundTrips = new AtomicLong();

    /** @param latency of a round trip, added to what the machine needs itself */
    public Relay(int serverPort, Duration latency) throws IOException {
        this.serverPort = serverPort;
        this.oneWay = latency.dividedBy(2);
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Round trips of all connections so far, those of logging in included. */
    public long roundTrips() {
        return roundTrips.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void accept() {
        while (true) {
            try {
                connect(door.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Turns turns = new Turns(roundTrips);
        carry(client, server, turns::fromClient, () -> {});
        carry(server, client, () -> {}, turns::toClient);
    }

    private void carry(Socket from, Socket to, Runnable arrived, Runnable delivers) {
        Delay delay = new Delay(oneWay);
        daemon(() -> read(from, delay, arrived));
        daemon(() -> write(delay, to, delivers));
    }

    private static void read(Socket from, Delay delay, Runnable arrived) {
        byte[] chunk = new byte[CHUNK];
        try {
            try (InputStream in = from.getInputStream()) {
                for (int length = in.read(chunk); length > 0; length = in.read(chunk)) {
                    arrived.run();
                    delay.put(Arrays.copyOf(chunk, length));
                }
            } catch (IOException gone) {
                // The other side hung up, which the end below passes on.
            }
            delay.put(new byte[0]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(Delay delay, Socket to, Runnable delivers) {
        try (OutputStream out = to.getOutputStream()) {
            for (byte[] bytes = delay.take(); bytes.length > 0; bytes = delay.take()) {
                delivers.run();
                out.write(bytes);
            }
        } catch (IOException gone) {
            // Nobody is there to tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }
}
