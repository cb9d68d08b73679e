package io.github.migratemaven.postgres.connection;

import io.github.migratemaven.postgres.sql.Quoting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings that change what PostgreSQL stores or prints, the same on every machine: where a revision is replayed,
 * proven, applied and read back. A revision that wants another value says so itself, with {@code set local}.
 *
 * <p>The driver hands the time zone of the JVM to the server as it connects, and what is handed over then wins over
 * the settings of the database and the role; so these are set afterwards.
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-client.html">Client connection defaults</a>
 */
public final class PinnedSettings {
    /** Of the server's own meaning, whatever the role, the database or the machine says. */
    private static final Map<String, String> VALUES = values();

    private PinnedSettings() {}

    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("TimeZone", "UTC");
        values.put("timezone_abbreviations", "Default");
        values.put("DateStyle", "ISO, MDY");
        values.put("IntervalStyle", "postgres");
        values.put("extra_float_digits", "1");
        values.put("bytea_output", "hex");
        values.put("xmloption", "content");
        values.put("xmlbinary", "base64");
        values.put("array_nulls", "on");
        values.put("transform_null_equals", "off");
        values.put("standard_conforming_strings", "on");
        values.put("backslash_quote", "safe_encoding");
        values.put("quote_all_identifiers", "off");
        values.put("lc_monetary", "C");
        values.put("lc_numeric", "C");
        values.put("lc_time", "C");
        return values;
    }

    /** Each setting's name and value. */
    public static Map<String, String> all() {
        return Collections.unmodifiableMap(VALUES);
    }

    /**
     * SQL that pins them and returns nothing.
     *
     * @param set {@code set} for the rest of the session, {@code set local} for the rest of the transaction
     */
    public static String statements(String set) {
        return VALUES.entrySet().stream()
                .map(setting -> set + " " + setting.getKey() + " = " + Quoting.literal(setting.getValue()) + "; ")
                .collect(Collectors.joining());
    }

    /** SQL that pins them until the transaction ends; leaves nothing behind. */
    public static String forTransaction() {
        return query("true") + "; ";
    }

    private static String query(String local) {
        return VALUES.entrySet().stream()
                .map(setting -> "pg_catalog.set_config('" + setting.getKey() + "', "
                        + Quoting.literal(setting.getValue()) + ", " + local + ")")
                .collect(Collectors.joining(", ", "select ", ""));
    }

    /**
     * A connection to a database of the plugin's own, with the settings pinned.
     *
     * @param defaultSchema where names without a schema lead, whatever the role is called
     * @throws SQLException as the driver reports it
     */
    public static Connection open(ConnectionSettings ownDatabase, String defaultSchema) throws SQLException {
        Connection connection = ownDatabase.open();
        try (Statement statement = connection.createStatement()) {
            apply(statement, defaultSchema);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Pins them for the rest of the session, by one query where {@link #statements} needs as many statements as settings. */
    static void apply(Statement statement, String defaultSchema) throws SQLException {
        statement.execute(query("false") + "; set search_path = " + Quoting.identifier(defaultSchema));
    }
}
