package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.catalog.reader.CatalogScope;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What the schema is after each revision of a history, built from nothing. */
public final class SchemaHistory {
    private static final CatalogScope SCOPE = new CatalogScope(Replay.DEFAULT_SCHEMA, Set.of(), id -> false);

    private final Shadow shadow;
    private final Replay replay;
    private final RevisionRun run;
    private final CatalogReader reader = new CatalogReader(Kinds.ALL, SCOPE);

    public SchemaHistory(Shadow shadow, JavaRevisions java, Reporter reporter) {
        this.shadow = shadow;
        this.replay = new Replay(shadow, Replay.DEFAULT_SCHEMA, java, reporter);
        this.run = new RevisionRun(shadow, Replay.DEFAULT_SCHEMA, java);
    }

    /**
     * The schema that revisions build.
     *
     * @param revisions in an order in which they can run
     * @throws MigrationFailure if one of them fails; names file and line
     */
    public Catalog after(List<Revision> revisions) {
        ConnectionSettings database = replay.of(revisions);
        try (Connection connection = PinnedSettings.open(database, Replay.DEFAULT_SCHEMA)) {
            return reader.read(connection);
        } catch (SQLException e) {
            throw shadowFailed(e);
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
        try (WalkedDatabase database = new WalkedDatabase(shadow, replay.of(List.of()), run, reader)) {
            Catalog reached = database.catalog();
            for (Revision revision : revisions) {
                database.run(revision, Direction.UPGRADE);
                Catalog next = database.catalog();
                listener.accept(new SchemaStep(revision, reached, next, changes(reached, next)));
                reached = next;
            }
            return reached;
        } catch (SQLException e) {
            throw shadowFailed(e);
        }
    }

    private static MigrationFailure shadowFailed(SQLException e) {
        return MigrationFailure.failed(
                "The shadow database failed: " + e.getMessage(), "Try again; -X shows the cause.", e);
    }

    /** A line for each object that comes, goes or becomes another. */
    public static List<String> changes(Catalog before, Catalog after) {
        return new Detection(Kinds.ALL, Replay.DEFAULT_SCHEMA)
                .lines(new SchemaDiff(Kinds.ALL).between(before, after).changes()).stream()
                        .map(line -> line.replaceFirst("^Detected ", ""))
                        .toList();
    }
}
