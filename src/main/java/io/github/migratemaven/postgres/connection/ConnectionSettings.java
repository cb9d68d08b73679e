package io.github.migratemaven.postgres.connection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;

/**
 * Everything needed to open a connection.
 *
 * @param servers where to look for the database, in this order; more than one where a standby can take a primary's place
 * @param database database name
 * @param user role to log in as
 * @param password its password, when one is needed
 * @param properties further driver properties such as {@code sslmode} or {@code currentSchema}; {@code targetServerType}
 *     says which of the servers is wanted, by default the primary where one answers
 * @param origins for each setting the place it came from, for the log: {@code "url" -> "POM property migrate.url"}
 * @param pool an application's pool that lends the connections, when there is one
 */
public record ConnectionSettings(
        List<ServerAddress> servers,
        String database,
        String user,
        Optional<Secret> password,
        Map<String, String> properties,
        Map<String, String> origins,
        Optional<DataSource> pool) {
    /** The driver's name for trying the servers in random order. */
    public static final String LOAD_BALANCE = "loadBalanceHosts";

    /** The driver's {@code sslfactory} for {@code sslrootcert=system}. */
    public static final String JAVA_AUTHORITIES = "org.postgresql.ssl.DefaultJavaSSLFactory";

    /** What {@link ServerSearch} does in the driver's place. */
    private static final Set<String> OF_SEVERAL = Set.of(WantedServer.PROPERTY, LOAD_BALANCE, "hostRecheckSeconds");

    private static final String LOGIN_SECONDS = "30";

    /** The driver looks a missing password up in .pgpass by itself, and whoever may read that file; an empty one stops it. */
    private static final String NO_PASSWORD_FILE_OF_THE_DRIVER = "";

    public ConnectionSettings {
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("A connection needs a server");
        }
        servers = List.copyOf(servers);
        properties = Map.copyOf(properties);
        origins = Map.copyOf(origins);
    }

    /** Settings for one server. */
    public ConnectionSettings(
            String host,
            int port,
            String database,
            String user,
            Optional<Secret> password,
            Map<String, String> properties,
            Map<String, String> origins) {
        this(List.of(new ServerAddress(host, port)), database, user, password, properties, origins);
    }

    /** Settings for servers that are connected to directly. */
    public ConnectionSettings(
            List<ServerAddress> servers,
            String database,
            String user,
            Optional<Secret> password,
            Map<String, String> properties,
            Map<String, String> origins) {
        this(servers, database, user, password, properties, origins, Optional.empty());
    }

    /**
     * The database that a pool leads to. Whatever opens a connection with these settings borrows one, and gives it back by
     * closing it.
     *
     * @throws SQLException if the pool lends none, or one that is not of PostgreSQL's driver
     */
    public static ConnectionSettings lentBy(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            QueryExecutor driver = connection.unwrap(BaseConnection.class).getQueryExecutor();
            return new ConnectionSettings(
                    List.of(new ServerAddress(
                            driver.getHostSpec().getHost(), driver.getHostSpec().getPort())),
                    driver.getDatabase(),
                    driver.getUser(),
                    Optional.empty(),
                    Map.of(),
                    Map.of(),
                    Optional.of(pool));
        }
    }

    /** Settings for a server on this machine that trusts local connections. */
    public static ConnectionSettings local(int port, String database, String user) {
        return new ConnectionSettings("localhost", port, database, user, Optional.empty(), Map.of(), Map.of());
    }

    /** The same server and role, another database. */
    public ConnectionSettings withDatabase(String other) {
        return new ConnectionSettings(servers, other, user, password, properties, origins, pool);
    }

    /** The same, but for the driver properties. */
    public ConnectionSettings withProperties(Map<String, String> others) {
        return new ConnectionSettings(servers, database, user, password, others, origins, pool);
    }

    /** The same for one of the servers, whatever kind it is of. */
    public ConnectionSettings at(ServerAddress server) {
        Map<String, String> ofOne = new HashMap<>(properties);
        // A server that swallows everything is not waited for for ever, and does not keep the next one from being
        // asked.
        ofOne.putIfAbsent("loginTimeout", LOGIN_SECONDS);
        ofOne.keySet().removeAll(OF_SEVERAL);
        return new ConnectionSettings(
                List.of(server.withPassword(Optional.empty())),
                database,
                user,
                server.password().or(() -> password),
                ofOne,
                origins,
                pool);
    }

    /** Host of the first server. */
    public String host() {
        return servers.get(0).host();
    }

    /** Port of the first server. */
    public int port() {
        return servers.get(0).port();
    }

    /** A JDBC URL without user, password or properties: safe to show. */
    public String displayUrl() {
        return urlFor(database);
    }

    /**
     * Opens a connection to the first server of the wanted kind.
     *
     * @throws SQLException as the driver reports it; its message holds no password
     */
    public Connection open() throws SQLException {
        return connect().connection();
    }

    /** A connection that only reads. No statement is kept under a name, which behind a pool may be another client's. */
    public Connection openToRead() throws SQLException {
        Map<String, String> unnamed = new HashMap<>(properties);
        unnamed.putIfAbsent("prepareThreshold", "0");
        Connection connection = withProperties(unnamed).open();
        connection.setReadOnly(true);
        return connection;
    }

    /** As {@link #open}, and tells which server it is. */
    public OpenedConnection connect() throws SQLException {
        return pool.isPresent() ? new OpenedConnection(pool.get().getConnection(), this) : ServerSearch.open(this);
    }

    /** By the PostgreSQL driver itself, so that no message of {@code DriverManager} can repeat a URL that holds a password. */
    Connection openDirectly() throws SQLException {
        Properties driverProperties = new Properties();
        driverProperties.putAll(properties);
        driverProperties.setProperty("user", user);
        driverProperties.setProperty("password", password.map(Secret::reveal).orElse(NO_PASSWORD_FILE_OF_THE_DRIVER));
        driverProperties.putIfAbsent("ApplicationName", "migrate-maven-plugin");
        // Else the driver sets them once it is connected, which behind a pool changes somebody else's session.
        driverProperties.putIfAbsent("assumeMinServerVersion", "9.4");
        if (!Collections.disjoint(properties.keySet(), KeepAliveSocketFactory.PROPERTIES)) {
            driverProperties.putIfAbsent("socketFactory", KeepAliveSocketFactory.class.getName());
        }
        String url = urlFor(URLEncoder.encode(database, StandardCharsets.UTF_8));
        Connection connection = new org.postgresql.Driver().connect(url, driverProperties);
        if (connection == null) {
            throw new SQLException("The PostgreSQL driver does not accept " + displayUrl());
        }
        return connection;
    }

    /** Whether there is one for at least one of the servers. */
    public boolean hasPassword() {
        return password.isPresent()
                || servers.stream().anyMatch(server -> server.password().isPresent());
    }

    /** Whether the server's certificate may be of any authority that Java trusts: {@code sslrootcert=system}. */
    public boolean trustsAuthoritiesOfJava() {
        return JAVA_AUTHORITIES.equals(properties.get("sslfactory"));
    }

    /** Whether no other machine than this one is connected to. */
    public boolean isLocal() {
        for (ServerAddress server : servers) {
            if (!server.isLocal()) {
                return false;
            }
        }
        return true;
    }

    /** The servers as they stand in a URL. */
    public String authority() {
        StringJoiner authority = new StringJoiner(",");
        for (ServerAddress server : servers) {
            authority.add(server.toString());
        }
        return authority.toString();
    }

    private String urlFor(String databaseName) {
        return "jdbc:postgresql://" + authority() + "/" + databaseName;
    }

    @Override
    public String toString() {
        return displayUrl() + " as " + user;
    }
}
