package io.github.migratemaven.postgres;

import java.util.Map;
import java.util.Optional;
import org.postgresql.PGProperty;

/** The names under which the driver takes what libpq, its environment and its files call otherwise. */
final class DriverProperties {
    private static final Map<String, String> BY_LIBPQ_NAME = Map.ofEntries(
            Map.entry("host", "host"),
            Map.entry("hostaddr", "host"),
            Map.entry("port", "port"),
            Map.entry("dbname", "database"),
            Map.entry("user", "user"),
            Map.entry("password", "password"),
            Map.entry("application_name", "ApplicationName"),
            Map.entry("fallback_application_name", "ApplicationName"),
            Map.entry("connect_timeout", "connectTimeout"),
            Map.entry("options", "options"),
            Map.entry("sslmode", "sslmode"),
            Map.entry("sslrootcert", "sslrootcert"),
            Map.entry("sslcert", "sslcert"),
            Map.entry("sslkey", "sslkey"),
            Map.entry("sslpassword", "sslpassword"),
            Map.entry("sslnegotiation", "sslNegotiation"),
            Map.entry("channel_binding", "channelBinding"),
            Map.entry("gssencmode", "gssEncMode"),
            Map.entry("krbsrvname", "kerberosServerName"),
            Map.entry("require_auth", "requireAuth"),
            Map.entry("keepalives", "tcpKeepAlive"),
            Map.entry("target_session_attrs", "targetServerType"));

    /** Environment variables of libpq that fill in what no other place has set, with libpq's names for them. */
    static final Map<String, String> ENVIRONMENT = Map.of(
            "PGUSER", "user",
            "PGPASSWORD", "password",
            "PGAPPNAME", "application_name",
            "PGCONNECT_TIMEOUT", "connect_timeout",
            "PGOPTIONS", "options",
            "PGSSLMODE", "sslmode",
            "PGSSLROOTCERT", "sslrootcert",
            "PGSSLCERT", "sslcert",
            "PGSSLKEY", "sslkey",
            "PGCHANNELBINDING", "channel_binding");

    private DriverProperties() {}

    /** The name in {@link SettingsCollector}, if the driver or libpq knows the parameter. */
    static Optional<String> nameOf(String parameter) {
        String translated = BY_LIBPQ_NAME.get(parameter);
        if (translated != null) {
            return Optional.of(translated);
        }
        return switch (parameter) {
            case "PGHOST" -> Optional.of("host");
            case "PGPORT" -> Optional.of("port");
            case "PGDBNAME" -> Optional.of("database");
            default -> PGProperty.forName(parameter) == null ? Optional.empty() : Optional.of(parameter);
        };
    }
}
