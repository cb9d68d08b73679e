package io.github.migratemaven.trace;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.KeptPlans;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.postgres.connection.RepeatedSession;
import io.github.migratemaven.trace.state.SchemaState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database in which one revision after another is traced: a session for their statements, and one that looks at what is there. */
public final class TracedDatabase implements AutoCloseable {
    private final RepeatedSession session;
    private final String defaultSchema;
    private @Nullable Connection onlooker;
    private Optional<SchemaState> known = Optional.empty();

    /** @param defaultSchema where objects land that a revision names without a schema */
    public TracedDatabase(ConnectionSettings database, String defaultSchema) {
        this.session = new RepeatedSession(database, defaultSchema);
        this.defaultSchema = defaultSchema;
    }

    public ConnectionSettings settings() {
        return session.database();
    }

    /** For statements that are not looked at. */
    public RepeatedSession session() {
        known = Optional.empty();
        return session;
    }

    /** What is committed. */
    SchemaState state() throws SQLException {
        if (known.isEmpty()) {
            Connection looking = onlooker;
            if (looking == null) {
                looking = PinnedSettings.open(KeptPlans.of(settings()), defaultSchema);
                onlooker = looking;
            }
            known = Optional.of(SchemaState.read(looking));
        }
        return known.get();
    }

    /** As {@link #state}, after something was committed. */
    SchemaState stateNow() throws SQLException {
        known = Optional.empty();
        return state();
    }

    @Override
    public void close() throws SQLException {
        try {
            session.close();
        } finally {
            if (onlooker != null) {
                onlooker.close();
                onlooker = null;
            }
        }
    }
}
