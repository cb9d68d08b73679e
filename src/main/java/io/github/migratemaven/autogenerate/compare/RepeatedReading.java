package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the catalog of one shadow database again and again, on one connection: to plan the queries costs the server several
 * times what they cost to run.
 */
final class RepeatedReading implements AutoCloseable {
    /** What the driver needs to let the server keep the plans, and to hand over every value as text nevertheless. */
    private static final Map<String, String> KEPT_PLANS =
            Map.of("preferQueryMode", "extendedCacheEverything", "prepareThreshold", "1", "binaryTransfer", "false");

    private final CatalogReader reader;
    private final Connection connection;

    RepeatedReading(CatalogReader reader, ConnectionSettings database, String defaultSchema) throws SQLException {
        Map<String, String> properties = new HashMap<>(database.properties());
        properties.putAll(KEPT_PLANS);
        this.reader = reader;
        this.connection = PinnedSettings.open(database.withProperties(properties), defaultSchema);
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
