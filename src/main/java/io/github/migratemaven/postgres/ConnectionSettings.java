package io.github.migratemaven.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Everything needed to open a connection.
 *
 * @param host host name, address, or directory of a Unix socket's stand-in as the driver understands it
 * @param port TCP port
 * @param database database name
 * @param user role to log in as
 * @param password its password, when one is needed
 * @param properties further driver properties such as {@code sslmode} or {@code currentSchema}
 * @param origins for each setting the place it came from, for the log: {@code "url" -> "POM property migrate.url"}
 */
public record ConnectionSettings(
        String host,
        int port,
        String database,
        String user,
        Optional<Secret> password,
        Map<String, String> properties,
        Map<String, String> origins) {

    /** The driver looks a missing password up in .pgpass by itself, and whoever may read that file; an empty one stops it. */
    private static final String NO_PASSWORD_FILE_OF_THE_DRIVER = "";

    public ConnectionSettings {
        properties = Map.copyOf(properties);
        origins = Map.copyOf(origins);
    }

    /** Settings for a server on this machine that trusts local connections. */
    public static ConnectionSettings local(int port, String database, String user) {
        return new ConnectionSettings("localhost", port, database, user, Optional.empty(), Map.of(), Map.of());
    }

    /** The same server and role, another database. */
    public ConnectionSettings withDatabase(String other) {
        return new ConnectionSettings(host, port, other, user, password, properties, origins);
    }

    /** The same, but for the driver properties. */
    public ConnectionSettings withProperties(Map<String, String> others) {
        return new ConnectionSettings(host, port, database, user, password, others, origins);
    }

    /** A JDBC URL without user, password or properties: safe to show. */
    public String displayUrl() {
        return urlFor(database);
    }

    /**
     * Opens a connection with the PostgreSQL driver directly, so that no message of {@code DriverManager} can repeat a
     * URL that holds a password.
     *
     * @throws SQLException as the driver reports it; its message holds no password
     */
    public Connection open() throws SQLException {
        Properties driverProperties = new Properties();
        driverProperties.putAll(properties);
        driverProperties.setProperty("user", user);
        driverProperties.setProperty("password", password.map(Secret::reveal).orElse(NO_PASSWORD_FILE_OF_THE_DRIVER));
        driverProperties.putIfAbsent("ApplicationName", "migrate-maven-plugin");
        // Else the driver sets them once it is connected, which behind a pool changes somebody else's session.
        driverProperties.putIfAbsent("assumeMinServerVersion", "9.4");
        String url = urlFor(URLEncoder.encode(database, StandardCharsets.UTF_8));
        Connection connection = new org.postgresql.Driver().connect(url, driverProperties);
        if (connection == null) {
            throw new SQLException("The PostgreSQL driver does not accept " + displayUrl());
        }
        return connection;
    }

    /** Whether the server is this machine. */
    public boolean isLocal() {
        return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    private String urlFor(String databaseName) {
        String shownHost = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return "jdbc:postgresql://" + shownHost + ":" + port + "/" + databaseName;
    }

    @Override
    public String toString() {
        return displayUrl() + " as " + user;
    }
}
