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
    private final CatalogReader reader = new CatalogReader(Kinds.ALL, SCOPE);

    public SchemaHistory(Shadow shadow, JavaRevisions java, Reporter reporter) {
        this.shadow = shadow;
        this.replay = new Replay(shadow, Replay.DEFAULT_SCHEMA, java, reporter);
    }

    /** Runs the upgrade of a revision in a database that holds what it needs. */
    @FunctionalInterface
    public interface Upgrade {

        /** @return whether the database is as it should be after it */
        boolean run(ConnectionSettings database, Revision revision);
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
     * @param upgrade runs each
     * @param listener is told of each in turn
     * @return the schema after the last one
     * @throws MigrationFailure if one of them fails; names file and line
     */
    public Catalog walk(List<Revision> revisions, Upgrade upgrade, Consumer<SchemaStep> listener) {
        Catalog reached = after(List.of());
        int done = 0;
        while (done < revisions.size()) {
            ConnectionSettings database = replay.of(revisions.subList(0, done));
            try (RepeatedReading catalog = new RepeatedReading(reader, database, Replay.DEFAULT_SCHEMA)) {
                boolean stands = true;
                while (stands && done < revisions.size()) {
                    Revision revision = revisions.get(done++);
                    stands = upgrade.run(database, revision);
                    Catalog next = stands ? catalog.read() : after(revisions.subList(0, done));
                    listener.accept(new SchemaStep(revision, reached, next, changes(reached, next)));
                    reached = next;
                }
            } catch (SQLException e) {
                throw shadowFailed(e);
            } finally {
                shadow.drop(database);
            }
        }
        return reached;
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
