package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.KeptPlans;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Reads the catalog of one shadow database again and again, on one connection: to plan the queries costs the server several
 * times what they cost to run.
 */
final class RepeatedReading implements AutoCloseable {
    private final CatalogReader reader;
    private final Connection connection;

    RepeatedReading(CatalogReader reader, ConnectionSettings database, String defaultSchema) throws SQLException {
        this.reader = reader;
        this.connection = PinnedSettings.open(KeptPlans.of(database), defaultSchema);
    }

    /** As the database is now. */
    Catalog read() throws SQLException {
        return reader.read(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
