package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.autogenerate.compare.ConvergingDiff;
import io.github.migratemaven.autogenerate.compare.Replay;
import io.github.migratemaven.autogenerate.normal.Spelling;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
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
    private final ConnectionSettings replayed;
    private final Catalog present;
    private final Catalog model;
    private final SeedRows seeds;
    private final StatedRows stated;
    private final boolean managesEverything;
    private Optional<Look> last = Optional.empty();

    private ComparedDatabases(
            Shadow shadow,
            ConnectionSettings replayed,
            Catalog present,
            Catalog model,
            SeedRows seeds,
            StatedRows stated,
            boolean managesEverything) {
        this.shadow = shadow;
        this.replayed = replayed;
        this.present = present;
        this.model = model;
        this.seeds = seeds;
        this.stated = stated;
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
            LoadedModel loaded = load(shadow, request, reporter, replaying);
            Replayed replayed = result(replaying);
            try {
                return made(shadow, reader, request, replayed, loaded);
            } catch (SQLException | RuntimeException e) {
                shadow.drop(replayed.database());
                throw e;
            }
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

    private static LoadedModel load(
            Shadow shadow, GenerationRequest request, Reporter reporter, Future<Replayed> replaying)
            throws SQLException {
        ConnectionSettings scratch = shadow.create();
        try {
            return new Stages(reporter).during("building the model", "Building the model", () -> request.model()
                    .load(scratch, shadow, reporter));
        } catch (RuntimeException e) {
            shadow.drop(result(replaying).database());
            throw e;
        } finally {
            shadow.drop(scratch);
        }
    }

    private static ComparedDatabases made(
            Shadow shadow, CatalogReader reader, GenerationRequest request, Replayed replayed, LoadedModel loaded)
            throws SQLException {
        boolean managesEverything = request.model().managesEverything();
        ConnectionSettings modelled =
                managesEverything ? shadow.create() : prepared(shadow, reader, replayed.catalog(), loaded);
        try {
            if (managesEverything) {
                loaded.create(modelled);
            }
            try (Connection connection = PinnedSettings.open(modelled, Replay.DEFAULT_SCHEMA)) {
                return new ComparedDatabases(
                        shadow,
                        replayed.database(),
                        replayed.catalog(),
                        reader.read(connection),
                        SeedRows.read(connection),
                        StatedRows.read(connection, request.model().reference()),
                        managesEverything);
            }
        } finally {
            shadow.drop(modelled);
        }
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
    private record Replayed(ConnectionSettings database, Catalog catalog) {

        static Replayed of(Replay replay, Shadow shadow, CatalogReader reader, GenerationRequest request)
                throws SQLException {
            ConnectionSettings database = replay.of(request.replayed());
            try (Connection connection = PinnedSettings.open(database, Replay.DEFAULT_SCHEMA)) {
                return new Replayed(database, reader.read(connection));
            } catch (SQLException | RuntimeException e) {
                shadow.drop(database);
                throw e;
            }
        }
    }

    /**
     * A database with the model in it. A provider's script may name types and functions that only hand-written revisions
     * create: what it cannot do without, and does not create by itself, is taken from them.
     */
    private static ConnectionSettings prepared(Shadow shadow, CatalogReader reader, Catalog present, LoadedModel loaded)
            throws SQLException {
        ConnectionSettings alone = shadow.create();
        Catalog own;
        try (Connection connection = PinnedSettings.open(alone, Replay.DEFAULT_SCHEMA)) {
            if (loaded.createAlone(alone)) {
                return alone;
            }
            own = reader.read(connection);
        } catch (SQLException | RuntimeException e) {
            shadow.drop(alone);
            throw e;
        }
        shadow.drop(alone);
        ConnectionSettings modelled = shadow.create();
        try {
            createPrerequisites(reader, ManagedScope.prerequisites(present, own), modelled);
            loaded.create(modelled);
            return modelled;
        } catch (SQLException | RuntimeException e) {
            shadow.drop(modelled);
            throw e;
        }
    }

    private static void createPrerequisites(CatalogReader reader, Catalog needed, ConnectionSettings modelled)
            throws SQLException {
        try (Connection connection = PinnedSettings.open(modelled, Replay.DEFAULT_SCHEMA)) {
            Catalog empty = reader.read(connection);
            List<Statement> statements =
                    new SchemaDiff(Kinds.ALL).between(empty, needed).statements();
            ConvergingDiff.run(connection, statements).ifPresent(flaw -> {
                throw new IllegalStateException(flaw.description());
            });
        }
    }

    public ConnectionSettings replayed() {
        return replayed;
    }

    Catalog present() {
        return present;
    }

    /** What a database held when it was last looked at, and what the model wants of it. */
    private record Look(Catalog now, Spelling spelling, Wanted wanted) {}

    /** What the model wants of a database that holds {@code now}. */
    Wanted wanted(Catalog now, Spelling spelling) throws SQLException {
        Optional<Look> known = last.filter(look -> look.now == now && look.spelling == spelling);
        if (known.isPresent()) {
            return known.get().wanted;
        }
        Wanted wanted = Wanted.of(spelling.alike(now, model), managesEverything);
        last = Optional.of(new Look(now, spelling, wanted));
        return wanted;
    }

    /** The rows that the model states. */
    StatedRows stated() {
        return stated;
    }

    /** The rows that the model brings with its tables without being asked, where they belong to the revisions. */
    SeedRows seeds(Set<ObjectId> tables) {
        return managesEverything ? new SeedRows(List.of()) : seeds.within(withoutStated(tables));
    }

    private Set<ObjectId> withoutStated(Set<ObjectId> tables) {
        Set<ObjectId> others = new LinkedHashSet<>(tables);
        others.removeAll(stated.ids());
        return others;
    }

    /** Rows in an added table that stay out of the revision. */
    List<String> warnings(Set<ObjectId> added) {
        return !managesEverything
                ? List.of()
                : seeds.within(withoutStated(added)).tables().stream()
                        .map(table -> "The model puts rows into " + table.dotted()
                                + "; only the table is in the revision. Name it in migrate.referenceTables"
                                + " for its rows to follow the model, or add what every database must hold by hand.")
                        .toList();
    }

    @Override
    public void close() {
        shadow.drop(replayed);
    }
}
