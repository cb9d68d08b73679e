package io.github.migratemaven.postgres.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/** Sockets with libpq's {@code keepalives_idle}, {@code keepalives_interval} and {@code keepalives_count}, in seconds. */
public final class KeepAliveSocketFactory extends SocketFactory {
    private static final Map<String, SocketOption<Integer>> OPTIONS = Map.of(
            "keepalives_idle", ExtendedSocketOptions.TCP_KEEPIDLE,
            "keepalives_interval", ExtendedSocketOptions.TCP_KEEPINTERVAL,
            "keepalives_count", ExtendedSocketOptions.TCP_KEEPCOUNT);

    /** The properties that such a socket is for. */
    public static final Set<String> PROPERTIES = OPTIONS.keySet();

    private final Map<SocketOption<Integer>, Integer> values = new LinkedHashMap<>();

    /**
     * The driver makes one for each connection.
     *
     * @param properties those of the connection; zero means the operating system's own value, as in libpq
     */
    public KeepAliveSocketFactory(Properties properties) {
        OPTIONS.forEach((name, option) -> {
            int value = Integer.parseInt(properties.getProperty(name, "0"));
            if (value > 0) {
                values.put(option, value);
            }
        });
    }

    /** The socket that the driver asks for, not yet connected. */
    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket();
        for (Map.Entry<SocketOption<Integer>, Integer> value : values.entrySet()) {
            // Not every platform has them; libpq passes over them likewise.
            if (socket.supportedOptions().contains(value.getKey())) {
                socket.setOption(value.getKey(), value.getValue());
            }
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(0));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(0));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    private Socket connected(InetSocketAddress server, InetSocketAddress local) throws IOException {
        Socket socket = createSocket();
        socket.bind(local);
        socket.connect(server);
        return socket;
    }
}
