package io.github.migratemaven.shadow;

import io.github.migratemaven.postgres.connection.ConnectFailures;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A shadow on a server that the user names. Nothing of it outlives this object; what a build that was killed has left
 * there is dropped by the first that comes a day later.
 */
public final class ServerShadow implements Shadow {
    private static final Duration LEFTOVER_AGE = Duration.ofDays(1);

    private final int majorVersion;
    private final ShadowDatabases databases;
    private final Set<String> madeDatabases = new HashSet<>();
    private final Set<String> madeRoles = new TreeSet<>();

    private ServerShadow(int majorVersion, ShadowDatabases databases) {
        this.majorVersion = majorVersion;
        this.databases = databases;
    }

    /**
     * Connects to the server.
     *
     * @param server a database of it that may be connected to, and a role that may create databases
     * @throws MigrationFailure when there is no connection, or the role may not
     */
    public static ServerShadow open(ConnectionSettings server) {
        return open(server, Clock.systemUTC());
    }

    static ServerShadow open(ConnectionSettings server, Clock clock) {
        Connection connection = connect(server);
        try {
            ConnectFailures.requireSupportedVersion(connection, server);
            requireRightToCreate(connection, server);
            String templatePrefix = ShadowDatabases.newName(clock) + "_";
            ShadowDatabases databases =
                    new ShadowDatabases(server, connection, templatePrefix, copyOptions(connection), clock);
            databases.dropLeftovers(LEFTOVER_AGE);
            return new ServerShadow(connection.getMetaData().getDatabaseMajorVersion(), databases);
        } catch (SQLException e) {
            throw closing(connection, unusable(server, e));
        } catch (RuntimeException e) {
            throw closing(connection, e);
        }
    }

    private static Connection connect(ConnectionSettings server) {
        try {
            return server.open();
        } catch (SQLException e) {
            throw unusable(server, e);
        }
    }

    private static MigrationFailure unusable(ConnectionSettings server, SQLException e) {
        return ConnectFailures.explain(server, e)
                .withAdvice("Correct migrate.shadowUrl, or let that server run and accept the connection. Or leave"
                        + " migrate.shadowUrl out; the embedded PostgreSQL is used then.");
    }

    private static RuntimeException closing(Connection connection, RuntimeException failure) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private static void requireRightToCreate(Connection connection, ConnectionSettings server) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet may = statement.executeQuery(
                        "select rolcreatedb or rolsuper from pg_roles where rolname = current_user")) {
            if (!may.next() || !may.getBoolean(1)) {
                throw MigrationFailure.misconfigured(
                        "The role '" + server.user() + "' may not create databases on " + server.displayUrl() + ".",
                        "Let a superuser run: alter role " + server.user() + " createdb. Or leave out what names this"
                                + " server (migrate.shadowUrl, in tests MIGRATE_TEST_URL); the embedded PostgreSQL is"
                                + " used then.");
            }
        }
    }

    /** Where no checkpoint waits for a disk, copied files cost a fifth of a log of all pages; elsewhere the log is faster. */
    private static String copyOptions(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet fsync = statement.executeQuery("show fsync")) {
            boolean waits = fsync.next() && fsync.getBoolean(1);
            return waits ? "" : EmbeddedShadow.fileCopy(connection.getMetaData().getDatabaseMajorVersion());
        }
    }

    @Override
    public int majorVersion() {
        return majorVersion;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public synchronized ConnectionSettings create() {
        return made(databases.create());
    }

    @Override
    public synchronized Optional<ConnectionSettings> createFrom(String templateKey) {
        return databases.createFrom(templateKey).map(this::made);
    }

    private ConnectionSettings made(ConnectionSettings database) {
        madeDatabases.add(database.database());
        return database;
    }

    @Override
    public synchronized void keepAsTemplate(ConnectionSettings database, String templateKey) {
        databases.keepAsTemplate(database, templateKey);
    }

    /** Only drops it: nothing is kept for later builds, and a monitor that has connected would keep it from being renamed. */
    @Override
    public synchronized void giveAsTemplate(ConnectionSettings database, String templateKey) {
        drop(database);
    }

    @Override
    public synchronized Optional<ConnectionSettings> template(String templateKey) {
        return databases.template(templateKey);
    }

    @Override
    public synchronized void ensureRoles(Set<String> names) {
        madeRoles.addAll(databases.ensureRoles(names));
    }

    @Override
    public synchronized void drop(ConnectionSettings database) {
        databases.drop(database.database());
        madeDatabases.remove(database.database());
    }

    @Override
    public synchronized void close() {
        try (databases) {
            madeDatabases.forEach(databases::drop);
            databases.pruneTemplates(0);
            madeRoles.forEach(databases::dropRole);
        }
    }
}
