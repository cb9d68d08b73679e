package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.KeptPlans;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.postgres.connection.RepeatedSession;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A shadow database in which revision after revision is run and the catalog is read in between: on one session for the
 * revisions and one for the readings, since to open a session, and to plan what a reading asks, costs the server several times
 * what either is opened for.
 */
public final class WalkedDatabase implements AutoCloseable {
    private final Shadow shadow;
    private final ConnectionSettings database;
    private final RevisionRun run;
    private final CatalogReader reader;
    private final RepeatedSession session;
    private @Nullable Connection reading;

    /** @param database is dropped at the end */
    public WalkedDatabase(Shadow shadow, ConnectionSettings database, RevisionRun run, CatalogReader reader) {
        this.shadow = shadow;
        this.database = database;
        this.run = run;
        this.reader = reader;
        this.session = run.session(database);
    }

    /** @throws MigrationFailure if it fails; names file and line */
    public void run(Revision revision, Direction direction) {
        run.of(session, revision, direction);
    }

    /** The upgrade, where it ran before and was taken back. */
    void again(Revision revision) {
        run.again(session, revision);
    }

    /** As the database is now. */
    public Catalog catalog() throws SQLException {
        if (reading == null) {
            reading = PinnedSettings.open(KeptPlans.of(database), Replay.DEFAULT_SCHEMA);
        }
        return reader.read(reading);
    }

    /** In auto-commit mode, for whatever else is to be done; not to be closed, and of no use once a revision has run. */
    public Connection connection() throws SQLException {
        return session.fresh();
    }

    @Override
    public void close() {
        try {
            session.close();
            if (reading != null) {
                reading.close();
            }
        } catch (SQLException connectionIsLost) {
            // It ends with its database at the latest.
        } finally {
            shadow.drop(database);
        }
    }
}
