package io.github.migratemaven.shadow;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.trial.TrialServer;
import java.util.Optional;

/**
 * A PostgreSQL on which databases are made and thrown away. Safe for use by several threads; each failure is a
 * {@link io.github.migratemaven.report.MigrationFailure}.
 */
public interface Shadow extends TrialServer, AutoCloseable {

    /** A new empty database, owned by the role it is opened with. */
    ConnectionSettings create();

    /** A new database with the content of a kept template; empty when there is no such template. */
    Optional<ConnectionSettings> createFrom(String templateKey);

    /**
     * Keeps a copy of a database, to which no connection may be open, for {@link #createFrom(String)}: until this
     * shadow is closed, and on an embedded one for later builds too. Does nothing when the key is kept already.
     *
     * @param templateKey a text that is the same for the same content only, such as the hash of what built it
     */
    void keepAsTemplate(ConnectionSettings database, String templateKey);

    /**
     * Gives away a database made here, to which no connection may be open: it is kept for later builds without being copied,
     * or dropped where the key is kept already or nothing outlives this shadow.
     */
    void giveAsTemplate(ConnectionSettings database, String templateKey);

    /** A kept template itself, which others read and copy too: for reading only. Empty when there is no such template. */
    Optional<ConnectionSettings> template(String templateKey);

    /** Drops a database made here; connections to it are cut. */
    void drop(ConnectionSettings database);

    /** Drops what is left, or ends the server. */
    @Override
    void close();
}
