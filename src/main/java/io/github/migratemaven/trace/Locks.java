package io.github.migratemaven.trace;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The locks that a session has, or waits for, on each relation of its database.
 *
 * @param modes by the relation's number; none of the sets is empty
 */
record Locks(Map<Long, Set<LockMode>> modes) {
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
        Map<Long, Set<LockMode>> modes = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setInt(1, session);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Optional<LockMode> mode = LockMode.ofCatalog(row.getString("mode"));
                    if (mode.isPresent()) {
                        modes.merge(row.getLong("relation"), EnumSet.of(mode.get()), Locks::both);
                    }
                }
            }
        }
        return new Locks(modes);
    }

    private static Set<LockMode> both(Set<LockMode> some, Set<LockMode> others) {
        Set<LockMode> both = EnumSet.copyOf(some);
        both.addAll(others);
        return both;
    }

    /** What blocks as all locks on that relation do together. */
    Optional<LockMode> on(long oid) {
        return modes.getOrDefault(oid, Set.of()).stream().reduce(LockMode::or);
    }

    Locks and(Locks others) {
        Map<Long, Set<LockMode>> both = new HashMap<>(modes);
        others.modes.forEach((oid, more) -> both.merge(oid, more, Locks::both));
        return new Locks(both);
    }

    /** Those that were not there before, on relations that were not blocked as much. */
    Locks beyond(Locks before) {
        Map<Long, Set<LockMode>> more = new HashMap<>();
        modes.forEach((oid, now) -> {
            if (!on(oid).equals(before.on(oid))) {
                Set<LockMode> taken = EnumSet.copyOf(now);
                taken.removeAll(before.modes.getOrDefault(oid, Set.of()));
                more.put(oid, taken);
            }
        });
        return new Locks(more);
    }
}
