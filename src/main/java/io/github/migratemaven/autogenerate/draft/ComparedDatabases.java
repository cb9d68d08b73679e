package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.autogenerate.compare.Replay;
import io.github.migratemaven.autogenerate.normal.Spelling;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.model.LoadedModel;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.PinnedSettings;
import io.github.migratemaven.postgres.trial.TrialScript;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.report.Stages;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The two databases of a comparison: one that the revisions have built, one that the model has. */
public final class ComparedDatabases implements AutoCloseable {
    private final Shadow shadow;
    private final Replayed replayed;
    private final ModelSide.Made model;
    private final boolean managesEverything;
    private Optional<Look> last = Optional.empty();

    private ComparedDatabases(Shadow shadow, Replayed replayed, ModelSide.Made model, boolean managesEverything) {
        this.shadow = shadow;
        this.replayed = replayed;
        this.model = model;
        this.managesEverything = managesEverything;
    }

    /** The revisions are replayed while the model loads, which for JPA takes the longer time. */
    public static ComparedDatabases build(
            Shadow shadow, JavaRevisions java, CatalogReader reader, GenerationRequest request, Reporter reporter)
            throws SQLException {
        if (shadow.isShared()) {
            TrialScript.requireWithinDatabase(request.model().scripts());
        }
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Replayed> replaying = other.submit(() -> replay(
                    new Replay(shadow, Replay.DEFAULT_SCHEMA, java, reporter), shadow, reader, request, reporter));
            ModelSide.Made model;
            try {
                model = modelled(shadow, reader, request, reporter, other, replaying);
            } catch (SQLException | RuntimeException e) {
                result(replaying).close(shadow);
                throw e;
            }
            return new ComparedDatabases(
                    shadow, result(replaying), model, request.model().managesEverything());
        } finally {
            other.shutdown();
        }
    }

    private static Replayed replay(
            Replay replay, Shadow shadow, CatalogReader reader, GenerationRequest request, Reporter reporter)
            throws SQLException {
        int count = request.replayed().size();
        return new Stages(reporter)
                .during(
                        "replaying",
                        "Replaying " + count + (count == 1 ? " revision" : " revisions") + " on an empty database",
                        () -> Replayed.of(replay, shadow, reader, request));
    }

    /** @param other drops what the model was loaded with when it comes to that, while the model is made */
    private static ModelSide.Made modelled(
            Shadow shadow,
            CatalogReader reader,
            GenerationRequest request,
            Reporter reporter,
            ExecutorService other,
            Future<Replayed> replaying)
            throws SQLException {
        ConnectionSettings scratch = shadow.create();
        LoadedModel loaded;
        Future<?> tidied;
        try {
            loaded = new Stages(reporter).during("building the model", "Building the model", () -> request.model()
                    .load(scratch, shadow, reporter));
        } finally {
            tidied = other.submit(() -> shadow.drop(scratch));
        }
        ModelSide.Made made =
                made(new ModelSide(shadow, reader, loaded, request.model().reference()), request, replaying);
        result(tidied);
        return made;
    }

    /** What describes everything may describe what all databases share, as roles: so not while the revisions do. */
    private static ModelSide.Made made(ModelSide side, GenerationRequest request, Future<Replayed> replaying)
            throws SQLException {
        if (request.model().managesEverything()) {
            result(replaying);
            return side.whole();
        }
        return side.part(() -> result(replaying).catalog);
    }

    private static <T> T result(Future<T> work) throws SQLException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MigrationFailure.failed("The comparison was interrupted.", "Run the goal again.", e);
        }
    }

    /** What the revisions build. */
    private record Replayed(ConnectionSettings database, Connection connection, Catalog catalog) {

        static Replayed of(Replay replay, Shadow shadow, CatalogReader reader, GenerationRequest request)
                throws SQLException {
            ConnectionSettings database = replay.of(request.replayed());
            try {
                Connection connection = PinnedSettings.open(database, Replay.DEFAULT_SCHEMA);
                return new Replayed(database, connection, reader.read(connection));
            } catch (SQLException | RuntimeException e) {
                shadow.drop(database);
                throw e;
            }
        }

        void close(Shadow shadow) {
            try {
                connection.close();
            } catch (SQLException isLost) {
                // It ends with its database at the latest.
            } finally {
                shadow.drop(database);
            }
        }
    }

    /** What the revisions build. */
    ConnectionSettings replayed() {
        return replayed.database;
    }

    /** To the database that the revisions build; what it has read once, it reads again for much less. Not to be closed. */
    public Connection connection() {
        return replayed.connection;
    }

    Catalog present() {
        return replayed.catalog;
    }

    /** What a database held when it was last looked at, and what the model wants of it. */
    private record Look(Catalog now, Spelling spelling, Wanted wanted) {}

    /** What the model wants of a database that holds {@code now}. */
    Wanted wanted(Catalog now, Spelling spelling) throws SQLException {
        Optional<Look> known = last.filter(look -> look.now == now && look.spelling == spelling);
        if (known.isPresent()) {
            return known.get().wanted;
        }
        Wanted wanted = Wanted.of(spelling.alike(now, model.catalog()), managesEverything);
        last = Optional.of(new Look(now, spelling, wanted));
        return wanted;
    }

    /** The rows that the model states. */
    StatedRows stated() {
        return model.stated();
    }

    /** The rows that the model brings with its tables without being asked, where they belong to the revisions. */
    SeedRows seeds(Set<ObjectId> tables) {
        return managesEverything ? new SeedRows(List.of()) : model.seeds().within(withoutStated(tables));
    }

    private Set<ObjectId> withoutStated(Set<ObjectId> tables) {
        Set<ObjectId> others = new LinkedHashSet<>(tables);
        others.removeAll(model.stated().ids());
        return others;
    }

    /** Rows in an added table that stay out of the revision. */
    List<String> warnings(Set<ObjectId> added) {
        return !managesEverything
                ? List.of()
                : model.seeds().within(withoutStated(added)).tables().stream()
                        .map(table -> "The model puts rows into " + table.dotted()
                                + "; only the table is in the revision. Name it in migrate.referenceTables"
                                + " for its rows to follow the model, or add what every database must hold by hand.")
                        .toList();
    }

    @Override
    public void close() {
        replayed.close(shadow);
    }
}
