package io.github.migratemaven.autogenerate;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.CatalogReader;
import io.github.migratemaven.catalog.CatalogScope;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Finds how two sequences of revisions differ in what they build from nothing. */
public final class ReplayComparison {
    private final Shadow shadow;
    private final JavaRevisions java;

    public ReplayComparison(Shadow shadow, JavaRevisions java) {
        this.shadow = shadow;
        this.java = java;
    }

    /**
     * @param revisions in an order in which they can run
     * @throws MigrationFailure if one of them fails; names file and line
     */
    public void requireBuildable(List<Revision> revisions) {
        shadow.drop(replay(revisions));
    }

    /**
     * A line for each object that the other adds to what the one builds, removes from it or changes in it.
     *
     * @param one revisions in an order in which they can run
     * @param other revisions in an order in which they can run
     * @throws MigrationFailure if one of them fails; names file and line
     */
    public List<String> differences(List<Revision> one, List<Revision> other) {
        SchemaDiff diff = new SchemaDiff(Kinds.ALL);
        return new Detection(Kinds.ALL, RevisionGenerator.DEFAULT_SCHEMA)
                .lines(diff.between(catalog(one), catalog(other)).changes()).stream()
                        .map(line -> line.replaceFirst("^Detected ", ""))
                        .toList();
    }

    private Catalog catalog(List<Revision> revisions) {
        CatalogScope scope = new CatalogScope(RevisionGenerator.DEFAULT_SCHEMA, Set.of(), id -> false);
        ConnectionSettings database = replay(revisions);
        try (Connection connection = database.open()) {
            return new CatalogReader(Kinds.ALL, scope).read(connection);
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The shadow database failed: " + e.getMessage(), "Try again; -X shows the cause.", e);
        } finally {
            shadow.drop(database);
        }
    }

    private ConnectionSettings replay(List<Revision> revisions) {
        return new Replay(shadow, RevisionGenerator.DEFAULT_SCHEMA, java).of(revisions);
    }
}
