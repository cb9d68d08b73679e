package io.github.migratemaven.postgres.settings;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import java.util.List;

/** The database that a goal works on. */
public sealed interface DatabaseTarget {

    /** The place that named it, as the log shows it: {@code environment variable MIGRATE_URL}. */
    String origin();

    /** The project's own embedded server. */
    record Embedded(String origin) implements DatabaseTarget {}

    /**
     * A server somewhere.
     *
     * @param warnings lines for the user about settings that had no effect, or that others could read
     */
    record Server(ConnectionSettings settings, String origin, List<String> warnings) implements DatabaseTarget {
        public Server {
            warnings = List.copyOf(warnings);
        }
    }
}
