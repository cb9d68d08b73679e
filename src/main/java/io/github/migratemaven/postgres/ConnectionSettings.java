package io.github.migratemaven.postgres;

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

    /** A JDBC URL without user, password or properties: safe to show. */
    public String displayUrl() {
        String shownHost = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return "jdbc:postgresql://" + shownHost + ":" + port + "/" + database;
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
        password.ifPresent(secret -> driverProperties.setProperty("password", secret.reveal()));
        driverProperties.putIfAbsent("ApplicationName", "migrate-maven-plugin");
        Connection connection = new org.postgresql.Driver().connect(displayUrl(), driverProperties);
        if (connection == null) {
            throw new SQLException("The PostgreSQL driver does not accept " + displayUrl());
        }
        return connection;
    }

    @Override
    public String toString() {
        return displayUrl() + " as " + user;
    }
}
