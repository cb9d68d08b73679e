package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.autogenerate.normal.Alike;
import io.github.migratemaven.autogenerate.normal.NormalForms;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.catalog.reader.CatalogScope;
import io.github.migratemaven.diff.Change;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.LiveReading;
import io.github.migratemaven.postgres.connection.LocksOfOthers;
import io.github.migratemaven.postgres.connection.OwnNames;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds how a live database differs from what revisions build. Only reads the live one. */
public final class LiveComparison {
    private final Shadow shadow;
    private final JavaRevisions java;
    private final LiveReading reading;

    public LiveComparison(Shadow shadow, JavaRevisions java) {
        this(shadow, java, LiveReading.usual(Reporter.silent()));
    }

    /** @param reading how the live database is read */
    public LiveComparison(Shadow shadow, JavaRevisions java, LiveReading reading) {
        this.shadow = shadow;
        this.java = java;
        this.reading = reading;
    }

    /**
     * Each difference: what the database lacks, has besides, or has otherwise. Every
     * installation has its own roles, so an owner counts only where it is another one than the {@link UsualOwner}.
     *
     * @param live the database looked at
     * @param applied the revisions, each after what it needs
     * @param schemas schemas to compare; empty for all
     * @param excluded objects to leave out, such as the bookkeeping tables
     * @throws MigrationFailure when a revision cannot be replayed or the database cannot be read
     */
    public List<SchemaDifference> differences(
            ConnectionSettings live, List<Revision> applied, Set<String> schemas, Predicate<ObjectId> excluded) {
        try {
            Found found = reading.of(live, connection -> find(connection, schemas, excluded));
            CatalogScope scope = new CatalogScope(found.defaultSchema, schemas, excluded);
            Catalog expected =
                    found.owner.applyTo(expected(new CatalogReader(Kinds.ALL, scope), applied, found.defaultSchema));
            List<Change> changes = changes(expected, found.catalog, scope);
            return new Detection(Kinds.ALL, found.defaultSchema).differences(changes);
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The database cannot be compared with its revisions: " + e.getMessage(),
                    LocksOfOthers.advice(e, "Check that the role may read the catalog, and try again."),
                    e);
        }
    }

    /** What the live database holds. */
    private record Found(String defaultSchema, UsualOwner owner, Catalog catalog) {}

    private Found find(Connection connection, Set<String> schemas, Predicate<ObjectId> excluded) throws SQLException {
        String defaultSchema = currentSchema(connection);
        UsualOwner owner = OwnNames.reading(connection, UsualOwner::of);
        CatalogScope there = new CatalogScope(defaultSchema, schemas, excluded, Optional.of(owner.role()));
        Catalog catalog = new CatalogReader(Kinds.ALL, there).read(connection, reading.patience());
        return new Found(defaultSchema, owner, owner.applyTo(catalog));
    }

    private List<Change> changes(Catalog expected, Catalog found, CatalogScope scope) throws SQLException {
        try (NormalForms normal = new NormalForms(shadow, scope)) {
            Alike both = normal.alike(expected, found);
            return new SchemaDiff(Kinds.ALL).between(both.from(), both.to()).changes();
        }
    }

    private Catalog expected(CatalogReader reader, List<Revision> applied, String defaultSchema) throws SQLException {
        ConnectionSettings replayed = new Replay(shadow, defaultSchema, java).of(applied);
        try (Connection connection = replayed.open()) {
            return reader.read(connection);
        } finally {
            shadow.drop(replayed);
        }
    }

    private static String currentSchema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_catalog.current_schema()")) {
            row.next();
            String schema = row.getString(1);
            return schema == null ? "public" : schema;
        }
    }
}
