package io.github.migratemaven.autogenerate;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CatalogReader;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The two databases of a comparison: one that the revisions have built, one that the model has. */
final class BothSides implements AutoCloseable {
    private final Shadow shadow;
    private final ConnectionSettings replayed;
    private final Catalog present;
    private final Catalog model;
    private final boolean managesEverything;

    private BothSides(
            Shadow shadow, ConnectionSettings replayed, Catalog present, Catalog model, boolean managesEverything) {
        this.shadow = shadow;
        this.replayed = replayed;
        this.present = present;
        this.model = model;
        this.managesEverything = managesEverything;
    }

    static BothSides build(Shadow shadow, CatalogReader reader, GenerationRequest request, Reporter reporter)
            throws SQLException {
        ConnectionSettings replayed = new Replay(shadow, RevisionGenerator.DEFAULT_SCHEMA).of(request.replayed());
        try {
            Catalog present = read(reader, replayed);
            ConnectionSettings modelled = shadow.create();
            try {
                if (!request.model().managesEverything()) {
                    createPrerequisites(reader, present, modelled);
                }
                request.model().create(modelled, reporter);
                Catalog model = read(reader, modelled);
                return new BothSides(
                        shadow, replayed, present, model, request.model().managesEverything());
            } finally {
                shadow.drop(modelled);
            }
        } catch (SQLException | RuntimeException e) {
            shadow.drop(replayed);
            throw e;
        }
    }

    private static Catalog read(CatalogReader reader, ConnectionSettings database) throws SQLException {
        try (Connection connection = database.open()) {
            return reader.read(connection);
        }
    }

    /** A provider's script names types and functions that only hand-written revisions create. */
    private static void createPrerequisites(CatalogReader reader, Catalog present, ConnectionSettings modelled)
            throws SQLException {
        try (Connection connection = modelled.open()) {
            Catalog empty = reader.read(connection);
            Catalog needed = ManagedScope.prerequisites(present);
            List<Statement> statements =
                    new SchemaDiff(Kinds.ALL).between(empty, needed).statements();
            Proof.run(connection, statements).ifPresent(flaw -> {
                throw new IllegalStateException(flaw.description());
            });
        }
    }

    ConnectionSettings replayed() {
        return replayed;
    }

    Catalog present() {
        return present;
    }

    /** What the model wants of a database that holds {@code now}. */
    RevisionGenerator.Wanted wanted(Catalog now) {
        return RevisionGenerator.Wanted.of(now, model, managesEverything);
    }

    @Override
    public void close() {
        shadow.drop(replayed);
    }
}
