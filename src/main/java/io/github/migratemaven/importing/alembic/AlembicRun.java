package io.github.migratemaven.importing.alembic;

import io.github.migratemaven.importing.OriginalRun;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Alembic itself, told to upgrade, online as it always runs. */
final class AlembicRun implements OriginalRun {
    private static final String UNDEFINED_OBJECT = "42704";

    private final AlembicCommand alembic;
    private final List<String> files;

    /** @param files of its revisions */
    AlembicRun(AlembicCommand alembic, List<String> files) {
        this.alembic = alembic;
        this.files = List.copyOf(files);
    }

    @Override
    public void build(ConnectionSettings emptyDatabase) {
        AlembicAnswer answer = alembic.on(emptyDatabase, "upgrade", "heads");
        if (!answer.isGood()) {
            throw MigrationFailure.failed(
                    "Alembic itself cannot build its history on an empty database ('" + answer.command() + "'): "
                            + files.stream()
                                    .map(answer::place)
                                    .flatMap(Optional::stream)
                                    .map(place -> place + ": ")
                                    .findFirst()
                                    .orElse("")
                            + answer.reason(),
                    "Make it build one with Alembic first: a revision that needs what another line makes names it in"
                            + " depends_on, an extension or rows that it takes for granted are made by one before it."
                            + " Nothing was written.",
                    new SQLException(answer.errors(), UNDEFINED_OBJECT));
        }
    }
}
