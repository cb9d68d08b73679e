package io.github.migratemaven.importing.alembic;

import io.github.migratemaven.importing.OriginalRun;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import java.sql.SQLException;

/** Alembic itself, told to upgrade, online as it always runs. */
final class AlembicRun implements OriginalRun {
    private static final String UNDEFINED_OBJECT = "42704";

    private final AlembicCommand alembic;

    AlembicRun(AlembicCommand alembic) {
        this.alembic = alembic;
    }

    @Override
    public void build(ConnectionSettings emptyDatabase) {
        AlembicAnswer answer = alembic.on(emptyDatabase, "upgrade", "heads");
        if (!answer.isGood()) {
            throw MigrationFailure.failed(
                    "Alembic itself cannot build its history on an empty database ('" + answer.command() + "'): "
                            + answer.reason(),
                    "Make it build one with Alembic first (an extension, rows that a revision takes for granted);"
                            + " nothing was written.",
                    new SQLException(answer.errors(), UNDEFINED_OBJECT));
        }
    }
}
