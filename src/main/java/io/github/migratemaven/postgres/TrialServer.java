package io.github.migratemaven.postgres;

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
}
