package io.github.migratemaven.engine.exporting;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.importing.HistoryImport;
import io.github.migratemaven.importing.ImportedHistory;
import io.github.migratemaven.importing.flyway.FlywayFilesWriter;
import io.github.migratemaven.importing.flyway.FlywayHistory;
import io.github.migratemaven.importing.flyway.FlywayPlaces;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a history that is one line as scripts of another tool, once that tool has been shown to build the same from them. */
public final class ExportGoal {
    private final GoalContext context;

    public ExportGoal(GoalContext context) {
        this.context = context;
    }

    public ExportResult run(ExportRequest request) {
        if (!request.to().toLowerCase(Locale.ROOT).equals("flyway")) {
            throw MigrationFailure.misconfigured(
                    "migrate:export cannot write a history for '" + request.to() + "'.", "Choose -Dto=flyway.");
        }
        List<Revision> revisions = line(context.graph());
        Map<String, String> files = FlywayFilesWriter.files(revisions);
        requireEmpty(request.target());
        Path tried = context.kept("exported");
        List<String> notes = new ArrayList<>();
        revisions.stream()
                .filter(revision -> revision.upgrade().text().contains("migrate:check")
                        || revision.upgrade().text().contains("migrate:verify"))
                .forEach(revision -> notes.add("Flyway takes the row checks of " + revision.displayName()
                        + " for comments, and does not run them."));
        write(files, tried);
        try (Shadow shadow = context.shadow()) {
            ImportedHistory history = new FlywayHistory(
                            new FlywayPlaces(tried, List.of(), List.of()),
                            Map.of("flyway.locations", "filesystem:" + tried.toAbsolutePath()),
                            request.jars())
                    .read();
            notes.addAll(new HistoryImport(shadow, context.leftOut(request.options()), context.reporter())
                    .compare(history, revisions));
        } finally {
            remove(tried);
        }
        write(files, request.target());
        notes.forEach(context.reporter()::warn);
        return new ExportResult("export", Status.OK, "Flyway", request.target(), List.copyOf(files.keySet()), notes);
    }

    private static List<Revision> line(RevisionGraph graph) {
        if (graph.order().isEmpty()) {
            throw MigrationFailure.refused(
                    "There is no revision to export.", "Name the directory of revisions with -Dmigrate.directory=.");
        }
        boolean branched = graph.heads().size() > 1
                || graph.order().stream()
                        .anyMatch(revision -> revision.parents().size() > 1);
        if (branched) {
            throw MigrationFailure.refused(
                    "The history has branches, and Flyway's versions are one line.",
                    "Put one line on top of the other with mvn migrate:rebase, or make one revision of a range with"
                            + " mvn migrate:squash; nothing was written.");
        }
        return graph.order();
    }

    private static void requireEmpty(Path target) {
        try {
            if (Files.exists(target)) {
                try (Stream<Path> files = Files.list(target)) {
                    if (files.findAny().isPresent()) {
                        throw MigrationFailure.refused(
                                target + " is not empty.",
                                "Name another directory with -Dmigrate.exportDirectory=; nothing was written.");
                    }
                }
            }
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private static void write(Map<String, String> files, Path directory) {
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(directory.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MigrationFailure unwritable(Path directory, IOException cause) {
        return MigrationFailure.misconfigured(
                "The files of the export cannot be written to " + directory + ": " + cause.getMessage(),
                "Make it writable, or name another directory with -Dmigrate.exportDirectory=.",
                cause);
    }
}
