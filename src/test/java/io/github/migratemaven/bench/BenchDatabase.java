package io.github.migratemaven.bench;

import io.github.migratemaven.bench.tool.Target;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database for the time of a measurement. */
record BenchDatabase(ConnectionSettings settings) implements AutoCloseable {

    static BenchDatabase fresh() {
        return new BenchDatabase(TestPostgres.freshDatabase());
    }

    BenchDatabase copy() {
        return new BenchDatabase(TestPostgres.copyOf(settings));
    }

    Target target() {
        return new Target(settings.port(), settings.database());
    }

    static String serverVersion() throws SQLException {
        try (BenchDatabase database = fresh();
                Connection connection = database.settings.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() {
        try (Connection connection = settings.withDatabase("postgres").open();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + Quoting.identifier(settings.database()) + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException("The database of a measurement cannot be dropped", e);
        }
    }
}
