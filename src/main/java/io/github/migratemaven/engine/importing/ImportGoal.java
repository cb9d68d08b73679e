package io.github.migratemaven.engine.importing;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.TargetDatabase;
import io.github.migratemaven.engine.revision.RevisionWriter;
import io.github.migratemaven.importing.HistoryImport;
import io.github.migratemaven.importing.ImportedHistory;
import io.github.migratemaven.importing.flyway.FlywayFiles;
import io.github.migratemaven.importing.flyway.FlywayHistory;
import io.github.migratemaven.importing.flyway.FlywaySettings;
import io.github.migratemaven.model.settings.SpringSettings;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        if (!request.from().toLowerCase(Locale.ROOT).equals("flyway")) {
            throw MigrationFailure.misconfigured(
                    "migrate:import cannot read a history of '" + request.from() + "'.", "Choose -Dfrom=flyway.");
        }
        FlywayHistory flyway = new FlywayHistory(request.baseDirectory(), request.resources(), settings(request));
        ImportedHistory history = flyway.read(request.jars());
        requireFits(flyway);
        HistoryImport.Imported imported;
        try (Shadow shadow = context.shadow()) {
            imported = new HistoryImport(shadow, context.leftOut(request.options()), context.reporter()).run(history);
        }
        imported.notes().forEach(context.reporter()::warn);
        List<Revision> written = new RevisionWriter(context).writeAll(imported.revisions(), none);
        return new ImportResult(
                "import",
                Status.OK,
                history.tool().toString(),
                written.stream().map(Revision::id).toList(),
                written.stream().map(Revision::file).flatMap(Optional::stream).toList(),
                imported.notes());
    }

    /** Spring Boot's first, then Flyway's own files, the POM and the command line, the later over the earlier. */
    private static Map<String, String> settings(ImportRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        List<Path> classPath = new ArrayList<>(request.resources());
        classPath.addAll(request.classPath());
        SpringSettings.below("spring.flyway", classPath, request.baseDirectory(), request.surroundings())
                .forEach((name, value) -> values.put(FlywaySettings.PREFIX + name, value));
        String named = request.values().getOrDefault(FlywaySettings.PREFIX + "configFiles", "");
        values.putAll(
                FlywayFiles.read(request.baseDirectory(), named.isBlank() ? List.of() : List.of(named.split(",", -1))));
        values.putAll(request.values());
        return values;
    }

    /** What is wrong in the old history is to be found before it is carried over; without a database there is none. */
    private void requireFits(FlywayHistory flyway) {
        if (context.serverVersion().isEmpty()) {
            return;
        }
        try (TargetDatabase database = context.open()) {
            requireFits(flyway, database.settings());
        }
    }

    private static void requireFits(FlywayHistory flyway, ConnectionSettings live) {
        try (Connection connection = live.open()) {
            connection.setReadOnly(true);
            flyway.requireFits(connection);
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "What Flyway has recorded in " + live.displayUrl() + " cannot be read: " + e.getMessage(),
                    "Let the role read its table, and try again; nothing was written.",
                    e);
        }
    }
}
