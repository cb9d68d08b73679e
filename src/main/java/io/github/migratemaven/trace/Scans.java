package io.github.migratemaven.trace;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * How often the open transaction has read each table from its first row to its last, as the server counts.
 *
 * @see <a href="https://www.postgresql.org/docs/current/monitoring-stats.html">pg_stat_xact_all_tables</a>
 */
record Scans(Map<Long, Long> counts) {
    /** Relations without a scan are left out; there may be thousands. */
    private static final String QUERY = """
            select c.oid::pg_catalog.int8 as oid, pg_catalog.pg_stat_get_xact_numscans(c.oid) as scans
            from pg_catalog.pg_class as c
            where c.relkind in ('r', 'm')
                and c.oid >= 16384
                and pg_catalog.pg_stat_get_xact_numscans(c.oid) > 0
            """;

    static Scans read(Connection connection) throws SQLException {
        Map<Long, Long> counts = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            while (row.next()) {
                counts.put(row.getLong("oid"), row.getLong("scans"));
            }
        }
        return new Scans(counts);
    }

    boolean moreThan(Scans before, long oid) {
        return counts.getOrDefault(oid, 0L) > before.counts.getOrDefault(oid, 0L);
    }
}
