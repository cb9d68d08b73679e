package io.github.migratemaven.postgres.settings;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.KeepAliveSocketFactory;
import io.github.migratemaven.postgres.connection.WantedServer;
import io.github.migratemaven.report.MigrationFailure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.PGProperty;

/**
 * Parameters by the driver's names or by libpq's, as a URL, a service file and libpq's environment give them, in the terms of
 * {@link SettingsCollector}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS">Parameter key words</a>
 */
public final class DriverProperties {
    /** Environment variables of libpq that fill in what no other place has set, with libpq's names for them, in its order. */
    private static final List<Map.Entry<String, String>> ENVIRONMENT = List.of(
            Map.entry("PGUSER", "user"),
            Map.entry("PGPASSWORD", "password"),
            Map.entry("PGPASSFILE", "passfile"),
            Map.entry("PGAPPNAME", "application_name"),
            Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"),
            Map.entry("PGOPTIONS", "options"),
            Map.entry("PGTARGETSESSIONATTRS", "target_session_attrs"),
            Map.entry("PGLOADBALANCEHOSTS", "load_balance_hosts"),
            Map.entry("PGSSLMODE", "sslmode"),
            Map.entry("PGREQUIRESSL", "requiressl"),
            Map.entry("PGSSLNEGOTIATION", "sslnegotiation"),
            Map.entry("PGSSLROOTCERT", "sslrootcert"),
            Map.entry("PGSSLCERT", "sslcert"),
            Map.entry("PGSSLKEY", "sslkey"),
            Map.entry("PGSSLCRL", "sslcrl"),
            Map.entry("PGSSLCRLDIR", "sslcrldir"),
            Map.entry("PGSSLMINPROTOCOLVERSION", "ssl_min_protocol_version"),
            Map.entry("PGSSLMAXPROTOCOLVERSION", "ssl_max_protocol_version"),
            Map.entry("PGREQUIREPEER", "requirepeer"),
            Map.entry("PGREQUIREAUTH", "require_auth"),
            Map.entry("PGCHANNELBINDING", "channel_binding"),
            Map.entry("PGGSSENCMODE", "gssencmode"),
            Map.entry("PGKRBSRVNAME", "krbsrvname"));

    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("dbname", "database"),
            Map.entry("application_name", "ApplicationName"),
            Map.entry("fallback_application_name", "ApplicationName"),
            Map.entry("connect_timeout", "connectTimeout"),
            Map.entry("target_session_attrs", WantedServer.PROPERTY),
            Map.entry("load_balance_hosts", ConnectionSettings.LOAD_BALANCE),
            Map.entry("keepalives", "tcpKeepAlive"),
            Map.entry("sslnegotiation", "sslNegotiation"),
            Map.entry("channel_binding", "channelBinding"),
            Map.entry("gssencmode", "gssEncMode"),
            Map.entry("krbsrvname", "kerberosServerName"),
            Map.entry("require_auth", "requireAuth"));

    /** No property of the driver: that {@code sslrootcert=system} stands somewhere. */
    static final String SYSTEM_AUTHORITIES = "systemAuthorities";

    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /** libpq's, with the same names and meanings here. */
    private static final Set<String> KEPT = Set.of(
            "host",
            "hostaddr",
            "port",
            "user",
            "password",
            "passfile",
            "service",
            "servicefile",
            "options",
            "sslmode",
            "sslrootcert",
            "sslcert",
            "sslkey",
            "sslpassword");

    /** libpq's, which mean something else than a property of the driver, or nothing. */
    private static final Set<String> OTHERWISE = Set.of("requiressl", "client_encoding", "gsslib", "authtype", "tty");

    /** What the driver takes from the URL before its question mark. */
    private static final Set<String> PLACE = Set.of("PGHOST", "PGPORT", "PGDBNAME");

    /** libpq's, of which the driver has nothing of the kind. */
    private static final Set<String> ONLY_IN_LIBPQ = Set.of(
            "tcp_user_timeout",
            "sslcompression",
            "sslcertmode",
            "sslcrl",
            "sslcrldir",
            "sslsni",
            "sslkeylogfile",
            "ssl_min_protocol_version",
            "ssl_max_protocol_version",
            "min_protocol_version",
            "max_protocol_version",
            "requirepeer",
            "gssdelegation",
            "scram_client_key",
            "scram_server_key",
            "oauth_issuer",
            "oauth_client_id",
            "oauth_client_secret",
            "oauth_scope");

    private DriverProperties() {}

    /** What libpq's environment says of things that are still open. */
    static void offerEnvironment(EnvironmentVariables variables, SettingsCollector found) {
        for (Map.Entry<String, String> entry : ENVIRONMENT) {
            String value = variables.get(entry.getKey());
            if (!value.isEmpty()) {
                offer(entry.getValue(), value, EnvironmentVariables.origin(entry.getKey()), found);
            }
        }
    }

    /**
     * Offers parameters of one place; warns of those that have no effect.
     *
     * @throws MigrationFailure if a value cannot be used; never holds one that may be a secret
     */
    static void offerAll(Map<String, String> parameters, String origin, SettingsCollector found) {
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            offer(parameter.getKey(), parameter.getValue(), origin, found);
        }
    }

    /** Whether the driver or libpq has such a parameter, with or without effect here. */
    static boolean isKnown(String name) {
        return RENAMED.containsKey(name)
                || KEPT.contains(name)
                || OTHERWISE.contains(name)
                || ONLY_IN_LIBPQ.contains(name)
                || KeepAliveSocketFactory.PROPERTIES.contains(name)
                || (PGProperty.forName(name) != null && !PLACE.contains(name));
    }

    private static void offer(String name, String value, String origin, SettingsCollector found) {
        if (KeepAliveSocketFactory.PROPERTIES.contains(name)) {
            found.offer(name, usable(name, origin, value), origin);
        } else if (name.equals("sslrootcert") && value.equals("system")) {
            // The authorities that this machine trusts; libpq then insists on the host's name too.
            found.offer("sslfactory", ConnectionSettings.JAVA_AUTHORITIES, origin);
            found.offer(SYSTEM_AUTHORITIES, "true", origin);
            found.offer("sslmode", "verify-full", origin);
        } else if (name.equals("requiressl")) {
            found.offer("sslmode", value.equals("1") ? "require" : "prefer", origin);
        } else if (OTHERWISE.contains(name)) {
            warnOfEncoding(name, value, origin, found);
        } else if (ONLY_IN_LIBPQ.contains(name)) {
            found.warn("libpq's parameter " + name + " (" + origin
                    + ") has no counterpart in PostgreSQL's Java driver and has no effect.");
        } else if (isKnown(name)) {
            found.offer(RENAMED.getOrDefault(name, name), usable(name, origin, value), origin);
        } else {
            found.warn("The parameter " + name + " (" + origin
                    + ") is known neither to PostgreSQL's Java driver nor to libpq and has no effect. Is it misspelt?");
        }
    }

    /** @throws MigrationFailure if the host's name is not to be verified, although any authority of the machine's will do */
    static void requireVerifiedHost(SettingsCollector found) {
        Optional<Setting> system = found.get(SYSTEM_AUTHORITIES);
        String mode = found.value("sslmode", "");
        if (system.isPresent() && !mode.equals("verify-full")) {
            throw MigrationFailure.misconfigured(
                    "sslrootcert=system (" + system.get().origin() + ") and sslmode=" + mode
                            + " do not go together: anybody's certificate would do.",
                    "Set sslmode=verify-full.");
        }
    }

    private static void warnOfEncoding(String name, String value, String origin, SettingsCollector found) {
        String plain = value.toLowerCase(Locale.ROOT).replace("-", "");
        if (name.equals("client_encoding") && !Set.of("utf8", "unicode", "auto").contains(plain)) {
            found.warn("client_encoding (" + origin + ") has no effect: the Java driver speaks UTF-8.");
        }
    }

    private static String usable(String name, String origin, String value) {
        try {
            return translated(name, value);
        } catch (IllegalArgumentException e) {
            throw MigrationFailure.misconfigured(
                    "The parameter " + name + " (" + origin + ") cannot be used: " + e.getMessage() + ".",
                    "Correct it, or leave it out.");
        }
    }

    /** @throws IllegalArgumentException that says what is wrong with the value */
    private static String translated(String name, String value) {
        if (KeepAliveSocketFactory.PROPERTIES.contains(name)) {
            return String.valueOf(number(value));
        }
        return switch (name) {
            case "target_session_attrs", WantedServer.PROPERTY ->
                WantedServer.of(value).word();
            case "load_balance_hosts" -> value.equals("random") ? "true" : "false";
            case "keepalives" -> number(value) == 0 ? "false" : "true";
            case "connect_timeout" -> String.valueOf(Math.max(0, number(value)));
            case "sslmode" -> sslMode(value);
            default -> value;
        };
    }

    private static String sslMode(String value) {
        if (!SSL_MODES.contains(value.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("it is none of disable, allow, prefer, require, verify-ca, verify-full");
        }
        return value;
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it is not a whole number", e);
        }
    }
}
