package io.github.migratemaven.autogenerate;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.catalog.reader.CatalogScope;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.postgres.PinnedSettings;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What the schema is after each revision of a history, built from nothing. */
public final class SchemaHistory {
    private static final CatalogScope SCOPE = new CatalogScope(RevisionGenerator.DEFAULT_SCHEMA, Set.of(), id -> false);

    private final Shadow shadow;
    private final Replay replay;
    private final CatalogReader reader = new CatalogReader(Kinds.ALL, SCOPE);

    public SchemaHistory(Shadow shadow, JavaRevisions java, Reporter reporter) {
        this.shadow = shadow;
        this.replay = new Replay(shadow, RevisionGenerator.DEFAULT_SCHEMA, java, reporter);
    }

    /**
     * The schema that revisions build.
     *
     * @param revisions in an order in which they can run
     * @throws MigrationFailure if one of them fails; names file and line
     */
    public Catalog after(List<Revision> revisions) {
        ConnectionSettings database = replay.of(revisions);
        try {
            return read(database);
        } finally {
            shadow.drop(database);
        }
    }

    /**
     * Builds revisions one after the other and tells of each what it has changed.
     *
     * @param revisions in an order in which they can run
     * @param listener is told of each in turn
     * @return the schema after the last one
     * @throws MigrationFailure if one of them fails; names file and line
     */
    public Catalog walk(List<Revision> revisions, Consumer<SchemaStep> listener) {
        List<Catalog> last = new ArrayList<>(List.of(after(List.of())));
        ConnectionSettings database = replay.each(revisions, (revision, built) -> {
            Catalog before = last.set(0, read(built));
            listener.accept(new SchemaStep(revision, before, last.get(0), changes(before, last.get(0))));
        });
        shadow.drop(database);
        return last.get(0);
    }

    private Catalog read(ConnectionSettings database) {
        try (Connection connection = PinnedSettings.open(database, RevisionGenerator.DEFAULT_SCHEMA)) {
            return reader.read(connection);
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The shadow database failed: " + e.getMessage(), "Try again; -X shows the cause.", e);
        }
    }

    /** A line for each object that comes, goes or becomes another. */
    public static List<String> changes(Catalog before, Catalog after) {
        return new Detection(Kinds.ALL, RevisionGenerator.DEFAULT_SCHEMA)
                .lines(new SchemaDiff(Kinds.ALL).between(before, after).changes()).stream()
                        .map(line -> line.replaceFirst("^Detected ", ""))
                        .toList();
    }
}
