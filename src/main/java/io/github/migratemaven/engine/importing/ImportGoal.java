package io.github.migratemaven.engine.importing;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.engine.revision.RevisionWriter;
import io.github.migratemaven.importing.HistoryImport;
import io.github.migratemaven.importing.HistorySource;
import io.github.migratemaven.importing.ImportedHistory;
import io.github.migratemaven.importing.OtherTool;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Takes over another tool's history as revisions, once they have been shown to build the same as the tool itself. A
 * database that is configured is only read, to find what the tool has recorded in it.
 */
public final class ImportGoal {
    private final GoalContext context;

    public ImportGoal(GoalContext context) {
        this.context = context;
    }

    public ImportResult run(ImportRequest request) {
        RevisionGraph none = context.graph();
        if (!none.order().isEmpty()) {
            throw MigrationFailure.refused(
                    "There are revisions already, and a history is imported into an empty directory only.",
                    "Name another directory with -Dmigrate.directory=, or remove the files of an earlier import.");
        }
        ImportedHistory history;
        HistoryImport.Imported imported;
        try (Shadow shadow = context.shadow()) {
            HistorySource source = ImportSources.of(request, shadow);
            history = source.read();
            requireFits(source, history.tool());
            imported = new HistoryImport(shadow, context.leftOut(request.options()), context.reporter()).run(history);
        }
        imported.notes().forEach(context.reporter()::warn);
        List<Revision> written = new RevisionWriter(context).writeAll(imported.revisions(), none);
        history.hooks().forEach(context.directory()::write);
        return new ImportResult(
                "import",
                Status.OK,
                history.tool().toString(),
                written.stream().map(Revision::id).toList(),
                written.stream().map(Revision::file).flatMap(Optional::stream).toList(),
                imported.notes());
    }

    /** What is wrong in the old history is to be found before it is carried over; without a database there is none. */
    private void requireFits(HistorySource source, OtherTool tool) {
        if (context.serverVersion().isEmpty()) {
            return;
        }
        try (TargetDatabase database = context.open()) {
            requireFits(source, tool, database.settings());
        }
    }

    private static void requireFits(HistorySource source, OtherTool tool, ConnectionSettings live) {
        try (Connection connection = live.openToRead()) {
            source.requireFits(connection);
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "What " + tool + " has recorded in " + live.displayUrl() + " cannot be read: " + e.getMessage(),
                    "Let the role read its table, and try again; nothing was written.",
                    e);
        }
    }
}
