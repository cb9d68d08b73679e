package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.autogenerate.normal.Alike;
import io.github.migratemaven.autogenerate.normal.NormalForms;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.catalog.reader.CatalogScope;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
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
    private static final CatalogScope SCOPE = new CatalogScope(Replay.DEFAULT_SCHEMA, Set.of(), id -> false);

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
        try (NormalForms normal = new NormalForms(shadow, SCOPE)) {
            Alike both = normal.alike(catalog(one), catalog(other));
            return new Detection(Kinds.ALL, Replay.DEFAULT_SCHEMA)
                            .lines(new SchemaDiff(Kinds.ALL)
                                    .between(both.from(), both.to())
                                    .changes())
                            .stream()
                            .map(line -> line.replaceFirst("^Detected ", ""))
                            .toList();
        } catch (SQLException e) {
            throw shadowFailed(e);
        }
    }

    private Catalog catalog(List<Revision> revisions) {
        ConnectionSettings database = replay(revisions);
        try (Connection connection = database.open()) {
            return new CatalogReader(Kinds.ALL, SCOPE).read(connection);
        } catch (SQLException e) {
            throw shadowFailed(e);
        } finally {
            shadow.drop(database);
        }
    }

    private static MigrationFailure shadowFailed(SQLException e) {
        return MigrationFailure.failed(
                "The shadow database failed: " + e.getMessage(), "Try again; -X shows the cause.", e);
    }

    private ConnectionSettings replay(List<Revision> revisions) {
        return new Replay(shadow, Replay.DEFAULT_SCHEMA, java).of(revisions);
    }
}
