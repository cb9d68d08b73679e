package io.github.migratemaven.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code jdbc:postgresql://…} and {@code postgresql://…} alike, with what either allows: user and password before the
 * host, percent signs, IPv6 addresses, parameters by the driver's names or by libpq's (manual, 34.1.1.2).
 */
final class PostgresUrl {
    private static final Pattern SCHEME =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?(?:\\+\\w+)?:(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    private final Map<String, String> settings = new LinkedHashMap<>();

    private PostgresUrl() {}

    /** Whether the text names a PostgreSQL server at all. */
    static boolean isPostgres(String url) {
        return SCHEME.matcher(url.strip()).matches();
    }

    /**
     * The URL's settings by the names of {@link SettingsCollector}.
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
        put("database", decode(place, "database name"));
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
        String place = authority.substring(at + 1);
        if (place.indexOf(',') >= 0) {
            throw new IllegalArgumentException(
                    "it names several hosts: name the primary alone, since only it can be migrated");
        }
        int portColon = place.lastIndexOf(':');
        if (place.startsWith("[")) {
            int bracket = place.indexOf(']');
            if (bracket < 0) {
                throw new IllegalArgumentException("an IPv6 address is not closed with ]");
            }
            put("host", place.substring(1, bracket));
            portColon = place.indexOf(':', bracket);
        } else {
            put("host", decode(portColon < 0 ? place : place.substring(0, portColon), "host"));
        }
        if (portColon >= 0 && portColon + 1 < place.length()) {
            put("port", port(place.substring(portColon + 1)));
        }
    }

    private void readParameters(String query) {
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (!parameter.isEmpty()) {
                String name = decode(equals < 0 ? parameter : parameter.substring(0, equals), "parameter name");
                String value = equals < 0 ? "true" : decode(parameter.substring(equals + 1), "value of " + name);
                String known = DriverProperties.nameOf(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "a parameter is known neither to the driver nor to libpq, near '?' or '&'; is"
                                        + " it misspelt?"));
                put(known, known.equals("port") ? port(value) : value);
            }
        }
    }

    private void put(String name, String value) {
        if (!value.isEmpty()) {
            settings.put(name, value);
        }
    }

    static String port(String text) {
        if (!PORT.matcher(text).matches() || Integer.parseInt(text) == 0 || Integer.parseInt(text) > 65535) {
            throw new IllegalArgumentException(
                    "the port is not a number from 1 to 65535 (a : or @ within a password must be written %3A or %40)");
        }
        return text;
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
