package io.github.migratemaven.api;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Asks by one statement, which sets nothing, whether a database has exactly these revisions. It only ever answers yes when
 * that is so; whatever else there is to tell is asked by others.
 */
final class HeadProbe {
    /** The table must be where the engine would look for it, not further down the search path. */
    private static final String ROWS = """
        select t.id, t.checksum, t.state
        from %s t
        where t.tableoid operator(pg_catalog.=) pg_catalog.to_regclass(%s)
        """;

    private static final String TABLE = "migrate_revision";
    private static final int PATIENCE_SECONDS = 2;

    private final RevisionGraph graph;
    private final String sql;

    HeadProbe(RevisionGraph graph, Optional<String> versionTableSchema) {
        this.graph = graph;
        this.sql = versionTableSchema
                .map(schema -> Quoting.identifier(schema) + "." + TABLE)
                .map(table -> ROWS.formatted(table, Quoting.literal(table)))
                .orElseGet(() -> ROWS.formatted(
                        TABLE,
                        "pg_catalog.quote_ident(pg_catalog.current_schema()) operator(pg_catalog.||) '." + TABLE
                                + "'"));
    }

    boolean passes(ConnectionSettings settings) {
        Map<String, String> missing = new HashMap<>();
        for (Revision revision : graph.order()) {
            missing.put(revision.id(), revision.checksum());
        }
        try (Connection connection = settings.open()) {
            boolean inTransaction = !connection.getAutoCommit();
            try (Statement statement = connection.createStatement()) {
                // By the driver, so that nothing is set; somebody's lock on the table is spoken of by who asks more.
                statement.setQueryTimeout(PATIENCE_SECONDS);
                return passes(statement, missing);
            } finally {
                if (inTransaction) {
                    // What a pool has set for its applications may stand in this transaction.
                    connection.commit();
                }
            }
        } catch (SQLException toBeExplainedByWhoAsksMore) {
            return false;
        }
    }

    private boolean passes(Statement statement, Map<String, String> missing) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                String checksum = missing.remove(row.getString(1));
                if (!row.getString(2).equals(checksum) || !row.getString(3).equals("applied")) {
                    return false;
                }
            }
            return missing.isEmpty();
        }
    }
}
