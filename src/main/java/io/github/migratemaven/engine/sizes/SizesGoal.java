package io.github.migratemaven.engine.sizes;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.LiveReading;
import io.github.migratemaven.postgres.connection.LocksOfOthers;
import io.github.migratemaven.postgres.connection.OwnNames;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.trace.lint.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;

/** Writes down how large the tables of a database are; only reads there. */
public final class SizesGoal {
    private final GoalContext context;

    public SizesGoal(GoalContext context) {
        this.context = context;
    }

    /** @throws MigrationFailure if the database cannot be read, or the file not be written */
    public SizesResult run(SizesRequest request) {
        try (TargetDatabase database = context.open()) {
            Sizes sizes = read(database.settings(), LiveReading.usual(context.reporter()));
            Files.createDirectories(request.file().toAbsolutePath().resolveSibling("."));
            Files.writeString(request.file(), sizes.text());
            return new SizesResult(
                    "sizes", Status.OK, database.settings().displayUrl(), request.file(), sizes.tables());
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    request.file() + " cannot be written: " + e.getMessage(),
                    "Name another file with -Dmigrate.sizes=.",
                    e);
        }
    }

    /** Reads them from a database. */
    public static Sizes read(ConnectionSettings database) {
        return read(database, LiveReading.usual(Reporter.silent()));
    }

    static Sizes read(ConnectionSettings database, LiveReading reading) {
        try {
            return reading.of(database, connection -> {
                connection.setAutoCommit(false);
                LocksOfOthers.waitAtMost(connection, reading.patience());
                Sizes sizes = OwnNames.reading(connection, Sizes::read);
                connection.rollback();
                return sizes;
            });
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The sizes of the tables of " + database.displayUrl() + " cannot be read: " + e.getMessage(),
                    LocksOfOthers.advice(
                            e, "Check that the database can be reached, and that the role may read its catalog."),
                    e);
        }
    }
}
