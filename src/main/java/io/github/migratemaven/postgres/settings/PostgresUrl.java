package io.github.migratemaven.postgres.settings;

import io.github.migratemaven.postgres.connection.ServerAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code jdbc:postgresql://…} and {@code postgresql://…} alike, with what either allows: user and password before the
 * host, percent signs, IPv6 addresses, parameters by the driver's names or by libpq's (manual, 34.1.1.2).
 */
public final class PostgresUrl {
    private static final Pattern SCHEME =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?(?:\\+\\w+)?:(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,40}");
    private static final Set<String> SECRETS = Set.of("password", "sslpassword");

    private final Map<String, String> settings = new LinkedHashMap<>();

    private PostgresUrl() {}

    /** Whether the text names a PostgreSQL server at all. */
    static boolean isPostgres(String url) {
        return SCHEME.matcher(url.strip()).matches();
    }

    /**
     * The URL's parameters by libpq's names or the driver's, {@code host} and {@code port} as lists where it names several
     * servers.
     *
     * @throws IllegalArgumentException if it is malformed; the message holds no part of it that could be a secret
     */
    static Map<String, String> parse(String url) {
        Matcher matcher = SCHEME.matcher(url.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("it does not start with jdbc:postgresql:// or postgresql://");
        }
        PostgresUrl parsed = new PostgresUrl();
        parsed.read(matcher.group(1));
        return parsed.settings;
    }

    private void read(String rest) {
        int question = rest.indexOf('?');
        String place = question < 0 ? rest : rest.substring(0, question);
        if (place.startsWith("//")) {
            int slash = place.indexOf('/', 2);
            readAuthority(slash < 0 ? place.substring(2) : place.substring(2, slash));
            place = slash < 0 ? "" : place.substring(slash + 1);
        }
        if (place.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "a / stands in the database name or the password (write it as %2F), or // is missing before the"
                            + " host");
        }
        if (place.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "an @ stands in the database name (write it as %40), or a / in the password (write it as %2F)");
        }
        put("dbname", decode(place, "database name"));
        if (question >= 0) {
            readParameters(rest.substring(question + 1));
        }
    }

    private void readAuthority(String authority) {
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String userInfo = authority.substring(0, at);
            int colon = userInfo.indexOf(':');
            put("user", decode(colon < 0 ? userInfo : userInfo.substring(0, colon), "user name"));
            if (colon >= 0) {
                put("password", decode(userInfo.substring(colon + 1), "password"));
            }
        }
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (String place : authority.substring(at + 1).split(",", -1)) {
            readPlace(place, hosts, ports);
        }
        put("host", String.join(",", hosts));
        if (!ports.stream().allMatch(String::isEmpty)) {
            put("port", String.join(",", ports));
        }
    }

    private static void readPlace(String place, List<String> hosts, List<String> ports) {
        int portColon = place.lastIndexOf(':');
        if (place.startsWith("[")) {
            int bracket = place.indexOf(']');
            if (bracket < 0) {
                throw new IllegalArgumentException("an IPv6 address is not closed with ]");
            }
            hosts.add(place.substring(1, bracket));
            portColon = place.indexOf(':', bracket);
        } else {
            String host = portColon < 0 ? place : place.substring(0, portColon);
            if (host.indexOf(':') >= 0) {
                throw new IllegalArgumentException(
                        "an IPv6 address stands in brackets, as in [::1] (a : or @ within a password must be written %3A or %40)");
            }
            hosts.add(decode(host, "host"));
        }
        String port = portColon < 0 ? "" : place.substring(portColon + 1);
        if (!port.isEmpty()) {
            ServerAddress.port(port);
        }
        ports.add(port);
    }

    private void readParameters(String query) {
        String before = "";
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (!parameter.isEmpty()) {
                String name = name(decode(equals < 0 ? parameter : parameter.substring(0, equals), "parameter name"));
                String value = equals < 0 ? "true" : decode(parameter.substring(equals + 1), "value of a parameter");
                if (!DriverProperties.isKnown(name)) {
                    requireNoSecret(name, equals < 0, before);
                }
                put(name, value);
                before = name;
            }
        }
    }

    /** The driver has names of its own for what stands before the question mark otherwise. */
    private static String name(String text) {
        return switch (text) {
            case "PGHOST" -> "host";
            case "PGPORT" -> "port";
            case "PGDBNAME" -> "dbname";
            default -> text;
        };
    }

    /** What is not known will be warned of by its name, unless it may be a piece of a password. */
    private static void requireNoSecret(String name, boolean withoutValue, String before) {
        if (withoutValue || SECRETS.contains(before) || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a parameter is known neither to the driver nor to libpq, near '?' or '&'; is"
                            + " it misspelt? (An & within a password must be written %26)");
        }
    }

    private void put(String name, String value) {
        if (!value.isEmpty()) {
            settings.put(name, value);
        }
    }

    private static String decode(String text, String what) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a % in the " + what + " is not followed by two hex digits (write it as %25)");
        }
    }
}
