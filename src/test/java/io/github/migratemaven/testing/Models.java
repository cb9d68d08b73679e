package io.github.migratemaven.testing;

import io.github.migratemaven.model.SchemaModel;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.RepeatedSession;
import io.github.migratemaven.report.Reporter;
import java.sql.SQLException;

/** Makes models real outside of a comparison. */
public final class Models {
    private Models() {}

    /** Loads a model and makes it real in an empty database of a server of version 18. */
    public static void make(SchemaModel model, ConnectionSettings emptyDatabase, Reporter reporter) {
        try (RepeatedSession session = new RepeatedSession(emptyDatabase, "public")) {
            model.load(emptyDatabase, new TestShadow(18), reporter).create(session);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
