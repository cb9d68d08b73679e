package io.github.migratemaven.engine.result;

import io.github.migratemaven.finding.Findings;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.finding.format.Report;
import io.github.migratemaven.finding.format.ReportFormat;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what a goal has found into files, in the forms that were asked for. */
public final class ReportFiles {
    private final ReportRequest request;
    private final Reporter reporter;

    public ReportFiles(ReportRequest request, Reporter reporter) {
        this.request = request;
        this.reporter = reporter;
    }

    /** What the findings look like in a report: paths from the top of the git work tree, revisions by their files' names. */
    public Report report(String goal, RevisionGraph graph, Severity failOn, Findings findings) {
        Map<String, String> names = graph.order().stream().collect(Collectors.toMap(Revision::id, ReportFiles::name));
        return new Report(goal, request.version(), top(request.project()), request.project(), failOn, names, findings);
    }

    private static String name(Revision revision) {
        return revision.file()
                .map(file -> String.valueOf(file.getFileName()).replaceFirst("\\.[a-z]+$", ""))
                .orElse(revision.id());
    }

    /** The nearest directory above that git knows; without one, the project's own. */
    private static Path top(Path project) {
        Path start = project.toAbsolutePath().normalize();
        for (Path directory = start.getParent(); directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve(".git"))) {
                return directory;
            }
        }
        return start.resolveSibling(".").normalize();
    }

    /** @throws MigrationFailure if a file cannot be written */
    public void write(Report report) {
        for (ReportFormat format : request.formats()) {
            Path file = request.directory().resolve(format.fileName(report.goal()));
            try {
                Files.createDirectories(request.directory());
                Files.writeString(file, format.write(report));
            } catch (IOException e) {
                throw MigrationFailure.misconfigured(
                        "The report cannot be written to " + file + ": " + e.getMessage(),
                        "Name a directory that can be written with -Dmigrate.reportsDirectory=.",
                        e);
            }
            reporter.info("Report: " + file);
        }
    }
}
