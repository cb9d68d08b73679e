package io.github.migratemaven.postgres.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host host name or address; an IPv6 address without brackets
 * @param port TCP port
 * @param password where the password file has one for this server and another for the next; empty where there is one for
 *     all, or none
 */
public record ServerAddress(String host, int port, Optional<Secret> password) {
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final String USUAL_PORT = "5432";

    public ServerAddress(String host, int port) {
        this(host, port, Optional.empty());
    }

    /**
     * The servers that two lists name, as libpq reads them: a port for each host, or one for all.
     *
     * @throws IllegalArgumentException if there are more ports than hosts, or fewer, or one is no port
     * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-MULTIPLE-HOSTS">Multiple hosts</a>
     */
    public static List<ServerAddress> list(String hosts, String ports) {
        String[] host = hosts.split(",", -1);
        String[] port = ports.split(",", -1);
        if (port.length != 1 && port.length != host.length) {
            throw new IllegalArgumentException("there are " + host.length + " hosts and " + port.length
                    + " ports: name one port for each, or one for" + " all");
        }
        List<ServerAddress> servers = new ArrayList<>();
        for (int i = 0; i < host.length; i++) {
            String name = host[i].strip();
            servers.add(new ServerAddress(name.isEmpty() ? "localhost" : name, port(port[port.length == 1 ? 0 : i])));
        }
        return List.copyOf(servers);
    }

    /** A port number; the usual one for none. */
    public static int port(String text) {
        String number = text.isBlank() ? USUAL_PORT : text.strip();
        if (!PORT.matcher(number).matches() || Integer.parseInt(number) == 0 || Integer.parseInt(number) > 65535) {
            throw new IllegalArgumentException(
                    "the port is not a number from 1 to 65535 (a : or @ within a password must be written %3A or %40)");
        }
        return Integer.parseInt(number);
    }

    /** The same server, with a password of its own. */
    public ServerAddress withPassword(Optional<Secret> own) {
        return new ServerAddress(host, port, own);
    }

    /** Whether this is the machine that asks. */
    boolean isLocal() {
        return host.toLowerCase(Locale.ROOT).equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    /** As it stands in a URL. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
