package io.github.migratemaven.engine.adopt;

import io.github.migratemaven.autogenerate.RevisionGenerator;
import io.github.migratemaven.autogenerate.compare.LiveComparison;
import io.github.migratemaven.autogenerate.compare.LiveModel;
import io.github.migratemaven.autogenerate.compare.Replay;
import io.github.migratemaven.autogenerate.draft.Generation;
import io.github.migratemaven.autogenerate.draft.GenerationRequest;
import io.github.migratemaven.autogenerate.draft.ReferenceRows;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.engine.context.Exclusion;
import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.engine.revision.Models;
import io.github.migratemaven.engine.revision.RevisionWriter;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.StampCommand;
import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.model.SchemaModel;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.LiveReading;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.RevisionId;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Writes the first revision from the schema that a database has, once a shadow built by it has shown no difference, and
 * records the database as at it. Until then the database is only read.
 */
public final class AdoptGoal {
    private final GoalContext context;

    public AdoptGoal(GoalContext context) {
        this.context = context;
    }

    public AdoptResult run(AdoptRequest request) {
        RevisionGraph none = context.graph();
        if (!none.order().isEmpty()) {
            throw MigrationFailure.refused(
                    "There are revisions already, and -Dfrom=database writes the first one.",
                    "If they describe this database, record that with mvn migrate:stamp -Dtarget=head. Else name"
                            + " another directory with -Dmigrate.directory=.");
        }
        try (TargetDatabase database = context.open()) {
            Migrator migrator = context.migrator(database, request.options());
            requireWithoutHistory(database, migrator.state(none));
            requireNamesLeadToPublic(database.settings());
            Adopted adopted;
            try (Shadow shadow = context.shadow()) {
                adopted = new Adoption(request, shadow, database.settings()).adopt();
            }
            Revision written = new RevisionWriter(context).write(adopted.revision(), none);
            stamp(migrator, written);
            adopted.pending().forEach(context.reporter()::info);
            return new AdoptResult(
                    "revision",
                    Status.OK,
                    database.settings().displayUrl(),
                    written.id(),
                    written.file().orElseThrow(),
                    adopted.rows().counts(),
                    adopted.pending(),
                    adopted.warnings());
        }
    }

    private static void requireWithoutHistory(TargetDatabase database, AppliedState state) {
        if (state.hasHistory() && !state.rows().isEmpty()) {
            throw MigrationFailure.refused(
                    database.settings().displayUrl() + " has a history: " + String.join(", ", state.heads()) + ".",
                    "Use the checkout that has these revisions. -Dfrom=database is for a database without any.");
        }
    }

    /** What the revision says without a schema must mean the same wherever it runs. */
    private static void requireNamesLeadToPublic(ConnectionSettings live) {
        String current = currentSchema(live);
        if (!current.equals(Replay.DEFAULT_SCHEMA)) {
            throw MigrationFailure.misconfigured(
                    "Names without a schema lead to the schema " + current + " on this connection.",
                    "Let them lead to public: add currentSchema=public to the URL (?currentSchema=public). The revision"
                            + " then names " + current + " wherever it means it.");
        }
    }

    private static String currentSchema(ConnectionSettings live) {
        try (Connection connection = live.openToRead()) {
            return String.valueOf(connection.getSchema());
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The schema of " + live.displayUrl() + " cannot be read: " + e.getMessage(),
                    "Check that the role may read the catalog, and try again.",
                    e);
        }
    }

    /** It compares once more, under the lock. */
    private void stamp(Migrator migrator, Revision written) {
        try {
            migrator.stamp(context.graph(), new StampCommand(List.of(written.id()), false, false));
        } catch (MigrationFailure failure) {
            throw failure.adding("The revision is written: "
                    + written.file().orElseThrow()
                    + ". Once the database can be recorded, do that with mvn migrate:stamp -Dtarget=head; or delete the"
                    + " file.");
        }
    }

    /** What is to be written. */
    private record Adopted(Revision revision, ReferenceRows rows, List<String> pending, List<String> warnings) {}

    /** One run with one shadow. */
    private final class Adoption {
        private final AdoptRequest request;
        private final Shadow shadow;
        private final ConnectionSettings live;
        private final Set<String> schemas;

        Adoption(AdoptRequest request, Shadow shadow, ConnectionSettings live) {
            this.request = request;
            this.shadow = shadow;
            this.live = live;
            this.schemas = request.options().scope().schemas();
        }

        Adopted adopt() {
            Predicate<ObjectId> leftOut = context.leftOut(request.options(), live);
            String id = request.revisionId().map(RevisionId::require).orElseGet(RevisionId::random);
            Generation generation = generate(
                    List.of(),
                    new LiveModel(live, shadow, schemas, leftOut),
                    id,
                    List.of(),
                    leftOut,
                    request.message());
            generation.flaw().ifPresent(AdoptGoal::refuse);
            Revision schema = generation
                    .revision()
                    .orElseThrow(() -> MigrationFailure.refused(
                            live.displayUrl() + " holds nothing.",
                            "Write the first revision from the model, with mvn migrate:revision"
                                    + " -Dmessage=\"First commit\"."));
            ReferenceRows rows = ReferenceRows.read(live, request.rows(), LiveReading.usual(context.reporter()));
            Revision revision =
                    schema.withScripts(new Script(schema.upgrade().sql() + rows.sql(), 1, true), schema.downgrade());
            requireSame(revision, rows, leftOut);
            List<String> pending =
                    Models.exist(request.model()) ? pending(revision, Models.of(request.model())) : List.of();
            return new Adopted(revision, rows, pending, List.of());
        }

        private void requireSame(Revision revision, ReferenceRows rows, Predicate<ObjectId> leftOut) {
            context.reporter().info("Comparing the database with what the revision builds");
            List<String> differences = SchemaDifference.lines(
                    new LiveComparison(shadow, context.java(), LiveReading.usual(context.reporter()))
                            .differences(live, List.of(revision), schemas, leftOut));
            if (!differences.isEmpty()) {
                refuse("what it builds differs from the database:\n" + String.join("\n", differences));
            }
            if (rows.tables().isEmpty()) {
                return;
            }
            ConnectionSettings built = new Replay(shadow, Replay.DEFAULT_SCHEMA, context.java()).of(List.of(revision));
            try {
                if (!ReferenceRows.read(built, request.rows(), LiveReading.usual(context.reporter()))
                        .equals(rows)) {
                    refuse("the rows of " + String.join(", ", rows.counts().keySet())
                            + " would not be the same; a trigger changes them.");
                }
            } finally {
                shadow.drop(built);
            }
        }

        /** What the second revision would do, as its generation tells it. */
        private List<String> pending(Revision first, SchemaModel model) {
            Generation second = generate(
                    List.of(first),
                    model,
                    RevisionId.random(),
                    List.of(first.id()),
                    new Exclusion(request.options().scope().exclude()),
                    "");
            return second.detected();
        }

        private Generation generate(
                List<Revision> before,
                SchemaModel model,
                String id,
                List<String> parents,
                Predicate<ObjectId> leftOut,
                String message) {
            return new RevisionGenerator(shadow, context.java(), context.reporter())
                    .generate(new GenerationRequest(
                            before,
                            model,
                            id,
                            parents,
                            message,
                            Instant.now(),
                            List.of(),
                            List.of(),
                            schemas,
                            leftOut,
                            List.of(),
                            List.of(),
                            Optional.empty()));
        }
    }

    private static void refuse(String flaw) {
        throw MigrationFailure.failed(
                "The revision could not be proven, and no file was written: " + flaw,
                "Leave out what does not belong to this project with -Dmigrate.exclude=<pattern>.",
                null);
    }
}
