package io.github.migratemaven.postgres.trial;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** A server on which scripts are tried out, in databases that are thrown away again. */
public interface TrialServer {

    /** PostgreSQL's major version. */
    int majorVersion();

    /** Whether the server holds more than such databases, so that nothing may change what all its databases share. */
    default boolean isShared() {
        return false;
    }

    /** Creates those roles that do not exist, without the right to log in. */
    void ensureRoles(Set<String> names);

    /**
     * Drops a role that an earlier trial has left.
     *
     * @return whether it is gone; not where something still needs it, or the server is shared
     */
    default boolean dropLeftRole(String name) {
        return false;
    }

    /**
     * Whether a statement failed only for a role, so that it is worth another attempt: roles are no part of a schema. One that was
     * missing is there now, and one that an earlier trial had left is gone.
     */
    default boolean settlesRole(SQLException failure) {
        Optional<String> missing = MissingRole.namedBy(failure);
        missing.ifPresent(role -> ensureRoles(Set.of(role)));
        return missing.isPresent()
                || ExistingRole.namedBy(failure).filter(this::dropLeftRole).isPresent();
    }
}
