package io.github.migratemaven.importing;

import io.github.migratemaven.postgres.connection.ConnectionSettings;

/** The other tool at work. */
@FunctionalInterface
public interface OriginalRun {

    /**
     * Applies its whole history.
     *
     * @param emptyDatabase a database of which the tool may do what it likes
     * @throws io.github.migratemaven.report.MigrationFailure when the tool fails
     */
    void build(ConnectionSettings emptyDatabase);
}
