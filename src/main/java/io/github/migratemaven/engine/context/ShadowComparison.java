package io.github.migratemaven.engine.context;

import io.github.migratemaven.autogenerate.compare.LiveComparison;
import io.github.migratemaven.autogenerate.compare.ReplayComparison;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.execution.options.DriftComparison;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.importing.Origin;
import io.github.migratemaven.importing.OtherHistories;
import io.github.migratemaven.importing.OtherHistory;
import io.github.migratemaven.importing.OtherTool;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.LiveReading;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Compares a live database with its revisions in a shadow that is opened only when the question is asked. */
final class ShadowComparison implements DriftComparison {
    /** The plugin's own tables and what hangs on them, by the names that PostgreSQL gives it. */
    private static final Set<String> BOOKKEEPING = Set.of(
            "migrate_revision",
            "migrate_revision_pkey",
            "migrate_event",
            "migrate_event_pkey",
            "migrate_event_number_seq");

    private final Supplier<Shadow> shadows;
    private final IntFunction<Shadow> shadowsOfVersion;
    private final JavaRevisions java;
    private final ExecutionOptions options;
    private final Reporter reporter;

    ShadowComparison(
            Supplier<Shadow> shadows,
            IntFunction<Shadow> shadowsOfVersion,
            JavaRevisions java,
            ExecutionOptions options,
            Reporter reporter) {
        this.shadows = shadows;
        this.shadowsOfVersion = shadowsOfVersion;
        this.java = java;
        this.options = options;
        this.reporter = reporter;
    }

    /** What no comparison with a live database looks at; it may have been another tool's. */
    Predicate<ObjectId> excluded() {
        return new Exclusion(options.scope().exclude())
                .or(ShadowComparison::isBookkeeping)
                .or(OtherTool::keeps)
                .or(id -> isSchema(id, options.versionTableSchema()));
    }

    private static boolean isBookkeeping(ObjectId id) {
        return id.path().size() > 1 && BOOKKEEPING.contains(id.path().get(1));
    }

    /** The schema that was created for the bookkeeping; what else is in it counts. */
    private static boolean isSchema(ObjectId id, Optional<String> name) {
        return name.isPresent() && id.path().equals(List.of(name.get()));
    }

    @Override
    public List<SchemaDifference> differences(ConnectionSettings live, RevisionGraph graph, Set<String> applied) {
        try (Shadow shadow = shadows.get()) {
            LiveReading reading =
                    new LiveReading(options.pace().lock(), options.pace().waits(), reporter);
            return new LiveComparison(shadow, java, reading)
                    .differences(live, graph.inOrder(applied), options.scope().schemas(), excludedOf(live));
        }
    }

    /** As {@link #excluded()}, with other tools' tables by the names that they have in the database. */
    Predicate<ObjectId> excludedOf(ConnectionSettings live) {
        try (Connection connection = live.openToRead()) {
            return excluded().or(OtherHistory.bookkeeping(connection));
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The tables of " + live.displayUrl() + " cannot be read: " + e.getMessage(),
                    "Check that the role may read the catalog, and try again.",
                    e);
        }
    }

    @Override
    public Optional<String> hindrance(RevisionGraph graph, Set<String> revisions, int major) {
        Shadow opened;
        try {
            opened = shadowsOfVersion.apply(major);
        } catch (MigrationFailure none) {
            return Optional.of(none.getMessage() + "\n" + none.advice());
        }
        try (Shadow shadow = opened) {
            new ReplayComparison(shadow, java).requireBuildable(graph.inOrder(revisions));
            return Optional.empty();
        } catch (MigrationFailure failure) {
            return Optional.of(failure.getMessage());
        }
    }

    @Override
    public Optional<String> recordedByAnotherTool(ConnectionSettings live, RevisionGraph graph) {
        if (graph.order().stream().map(Origin::of).allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        try (Connection connection = live.openToRead()) {
            return OtherHistories.in(connection, graph).ofTheseRevisions().map(OtherHistory::line);
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "What another tool has recorded in " + live.displayUrl() + " cannot be read: " + e.getMessage(),
                    "Let the role read its table, and try again.",
                    e);
        }
    }
}
