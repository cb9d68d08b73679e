package io.github.migratemaven.api.junit;

import io.github.migratemaven.api.DatabaseState;
import io.github.migratemaven.api.Migrations;
import io.github.migratemaven.api.RevisionInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** A database of a test, which is dropped when the test ends. */
public final class TestDatabase {
    private final TestConnections connections;
    private final Migrations migrations;

    TestDatabase(TestConnections connections, Migrations migrations) {
        this.connections = connections;
        this.migrations = migrations;
    }

    /** The JDBC URL, without user and password. */
    public String url() {
        return connections.url();
    }

    public String username() {
        return connections.username();
    }

    /** The password; empty when the server asks for none. */
    public String password() {
        return connections.password();
    }

    /** Opens a new connection each time; what the test leaves open is closed with the database. */
    public DataSource dataSource() {
        return connections.dataSource();
    }

    /**
     * A new connection.
     *
     * @throws SQLException if the server does not let it in
     */
    public Connection connect() throws SQLException {
        return connections.dataSource().getConnection();
    }

    /**
     * Applies what the target needs: an id or its beginning, {@code next} or {@code +1}, {@code heads}.
     *
     * @throws io.github.migratemaven.report.MigrationFailure as {@link Migrations#upgrade(String)} does
     */
    public List<RevisionInfo> upgrade(String target) {
        return migrations.upgrade(target.equals("next") ? "+1" : target);
    }

    /** Takes revisions back down to the target: an id, {@code -1}, {@code base}. */
    public List<RevisionInfo> downgrade(String target) {
        return migrations.downgrade(target);
    }

    /** Where the database stands. */
    public DatabaseState current() {
        return migrations.current();
    }
}
