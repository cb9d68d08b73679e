package io.github.migratemaven.postgres.connection;

import java.util.HashMap;
import java.util.Map;

/** For a connection that asks the same again and again: to plan a query of the catalog costs several times what it costs to run. */
public final class KeptPlans {
    /** What the driver needs to let the server keep the plans, and to hand over every value as text nevertheless. */
    private static final Map<String, String> PROPERTIES =
            Map.of("preferQueryMode", "extendedCacheEverything", "prepareThreshold", "1", "binaryTransfer", "false");

    private KeptPlans() {}

    /** The same database, by connections on which the plans of all queries are kept. */
    public static ConnectionSettings of(ConnectionSettings database) {
        Map<String, String> properties = new HashMap<>(database.properties());
        properties.putAll(PROPERTIES);
        return database.withProperties(properties);
    }
}
