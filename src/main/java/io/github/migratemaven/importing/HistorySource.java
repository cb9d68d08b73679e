package io.github.migratemaven.importing;

import io.github.migratemaven.report.MigrationFailure;
import java.sql.Connection;
import java.sql.SQLException;

/** A project's history in the form that another tool gives it. */
public interface HistorySource {

    /**
     * The whole of it, in an order in which it can run.
     *
     * @throws MigrationFailure where it cannot be carried over
     */
    ImportedHistory read();

    /**
     * Only reads.
     *
     * @throws MigrationFailure where a database's own record of the tool does not go with the history
     */
    void requireFits(Connection live) throws SQLException;
}
