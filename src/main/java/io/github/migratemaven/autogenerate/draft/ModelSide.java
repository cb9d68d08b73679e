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
import io.github.migratemaven.postgres.connection.PinnedSettings;
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
        try {
            model.create(database);
            return read(database);
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
            return read(kept.get());
        }
        Catalog own;
        ConnectionSettings alone = shadow.create();
        try {
            if (model.createAlone(alone)) {
                Made made = read(alone);
                key.ifPresent(known -> shadow.giveAsTemplate(alone, known));
                return made;
            }
            own = catalog(alone);
        } finally {
            shadow.drop(alone);
        }
        return onTopOf(ManagedScope.prerequisites(present.catalog(), own));
    }

    private Made onTopOf(Catalog needed) throws SQLException {
        ConnectionSettings database = shadow.create();
        try {
            create(needed, database);
            model.create(database);
            return read(database);
        } finally {
            shadow.drop(database);
        }
    }

    private void create(Catalog needed, ConnectionSettings database) throws SQLException {
        List<Statement> statements =
                new SchemaDiff(Kinds.ALL).between(catalog(database), needed).statements();
        try (Connection connection = open(database)) {
            ConvergingDiff.run(connection, statements).ifPresent(flaw -> {
                throw new IllegalStateException(flaw.description());
            });
        }
    }

    private Catalog catalog(ConnectionSettings database) throws SQLException {
        try (Connection connection = open(database)) {
            return reader.read(connection);
        }
    }

    private Made read(ConnectionSettings database) throws SQLException {
        try (Connection connection = open(database)) {
            return new Made(reader.read(connection), SeedRows.read(connection), StatedRows.read(connection, reference));
        }
    }

    private static Connection open(ConnectionSettings database) throws SQLException {
        return PinnedSettings.open(database, Replay.DEFAULT_SCHEMA);
    }
}
