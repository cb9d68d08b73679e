package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.autogenerate.compare.ConvergingDiff;
import io.github.migratemaven.autogenerate.compare.Replay;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.model.LoadedModel;
import io.github.migratemaven.model.ReferenceTables;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.RepeatedSession;
import io.github.migratemaven.postgres.sql.Sha256;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Makes a model real in a database of its own, and reads what that holds then. */
final class ModelSide {
    private final Shadow shadow;
    private final CatalogReader reader;
    private final LoadedModel model;
    private final ReferenceTables reference;

    /**
     * What the model made.
     *
     * @param stated the rows of tables whose rows belong to the model
     */
    record Made(Catalog catalog, SeedRows seeds, StatedRows stated) {}

    /** What the revisions build, which may not be known yet. */
    interface Present {
        Catalog catalog() throws SQLException;
    }

    ModelSide(Shadow shadow, CatalogReader reader, LoadedModel model, ReferenceTables reference) {
        this.shadow = shadow;
        this.reader = reader;
        this.model = model;
        this.reference = reference;
    }

    /** By a model that describes everything. */
    Made whole() throws SQLException {
        ConnectionSettings database = shadow.create();
        try (RepeatedSession session = session(database)) {
            model.create(session);
            return read(session);
        } finally {
            shadow.drop(database);
        }
    }

    /**
     * By a model that leaves some of the schema to hand-written revisions. A provider's script may name types and functions
     * that only those create: what it cannot do without, and does not create by itself, is taken from them. A database that
     * the script has made alone is kept, so that only a changed script is run again.
     */
    Made part(Present present) throws SQLException {
        Optional<String> key =
                model.content().map(content -> "model-" + shadow.majorVersion() + "-" + Sha256.hex(content));
        Optional<ConnectionSettings> kept = key.flatMap(shadow::template);
        if (kept.isPresent()) {
            try (RepeatedSession session = session(kept.get())) {
                return read(session);
            }
        }
        Catalog own;
        ConnectionSettings alone = shadow.create();
        try {
            Alone made = alone(alone);
            if (made.isAll()) {
                key.ifPresent(known -> shadow.giveAsTemplate(alone, known));
                return made.made();
            }
            own = made.made().catalog();
        } finally {
            shadow.drop(alone);
        }
        return onTopOf(ManagedScope.prerequisites(present.catalog(), own));
    }

    /** @param isAll whether the model takes nothing for granted that it does not create */
    private record Alone(Made made, boolean isAll) {}

    private Alone alone(ConnectionSettings database) throws SQLException {
        try (RepeatedSession session = session(database)) {
            boolean all = model.createAlone(session);
            return new Alone(read(session), all);
        }
    }

    private Made onTopOf(Catalog needed) throws SQLException {
        ConnectionSettings database = shadow.create();
        try (RepeatedSession session = session(database)) {
            create(needed, session.fresh());
            model.create(session);
            return read(session);
        } finally {
            shadow.drop(database);
        }
    }

    private void create(Catalog needed, Connection empty) throws SQLException {
        List<Statement> statements =
                new SchemaDiff(Kinds.ALL).between(reader.read(empty), needed).statements();
        ConvergingDiff.run(empty, statements).ifPresent(flaw -> {
            throw new IllegalStateException(flaw.description());
        });
    }

    private Made read(RepeatedSession session) throws SQLException {
        Connection connection = session.fresh();
        return new Made(reader.read(connection), SeedRows.read(connection), StatedRows.read(connection, reference));
    }

    private static RepeatedSession session(ConnectionSettings database) {
        return new RepeatedSession(database, Replay.DEFAULT_SCHEMA);
    }
}
