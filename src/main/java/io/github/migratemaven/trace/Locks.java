package io.github.migratemaven.trace;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The strongest lock that a session has, or waits for, on each relation of its database.
 *
 * @param modes by the relation's number
 */
record Locks(Map<Long, LockMode> modes) {
    private static final String QUERY = """
            select l.relation::pg_catalog.int8 as relation, l.mode
            from pg_catalog.pg_locks as l
                join pg_catalog.pg_database as d on d.oid = l.database
            where l.locktype = 'relation'
                and d.datname = pg_catalog.current_database()
                and l.relation >= 16384
                and l.pid = ?
            """;

    static Locks none() {
        return new Locks(Map.of());
    }

    /** Reads those of the session of that number, on its own connection or on another. */
    static Locks of(int session, Connection connection) throws SQLException {
        Map<Long, LockMode> modes = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setInt(1, session);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Optional<LockMode> mode = LockMode.ofCatalog(row.getString("mode"));
                    if (mode.isPresent()) {
                        modes.merge(row.getLong("relation"), mode.get(), LockMode::or);
                    }
                }
            }
        }
        return new Locks(modes);
    }

    Optional<LockMode> on(long oid) {
        return Optional.ofNullable(modes.get(oid));
    }

    /** The stronger of both on each relation. */
    Locks and(Locks others) {
        Map<Long, LockMode> both = new HashMap<>(modes);
        others.modes.forEach((oid, mode) -> both.merge(oid, mode, LockMode::or));
        return new Locks(both);
    }

    /** Those that are stronger than they were before. */
    Locks beyond(Locks before) {
        Map<Long, LockMode> more = new HashMap<>();
        modes.forEach((oid, mode) -> {
            if (before.on(oid).filter(had -> had.compareTo(mode) >= 0).isEmpty()) {
                more.put(oid, mode);
            }
        });
        return new Locks(more);
    }
}
