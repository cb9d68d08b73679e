package io.github.migratemaven.importing;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.shadow.Shadow;
import java.sql.SQLException;

/** A database that another tool has built. */
public final class OriginalDatabase {
    private static final int TRIES_FOR_ROLES = 50;

    private OriginalDatabase() {}

    /** Roles that the tool takes for granted are made up; it starts anew on an empty database for each. */
    public static ConnectionSettings built(Shadow shadow, OriginalRun run) {
        for (int attempt = 0; ; attempt++) {
            ConnectionSettings database = shadow.create();
            try {
                run.build(database);
                return database;
            } catch (MigrationFailure failure) {
                shadow.drop(database);
                if (attempt == TRIES_FOR_ROLES || !isSettled(shadow, failure)) {
                    throw failure;
                }
            }
        }
    }

    private static boolean isSettled(Shadow shadow, MigrationFailure failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal && shadow.settlesRole(refusal)) {
                return true;
            }
        }
        return false;
    }
}
