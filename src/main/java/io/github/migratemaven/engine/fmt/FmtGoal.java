package io.github.migratemaven.engine.fmt;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.script.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lays the files of revisions out as generated ones are; asks no database. */
public final class FmtGoal {
    private final GoalContext context;

    public FmtGoal(GoalContext context) {
        this.context = context;
    }

    public FmtResult run(FmtRequest request) {
        RevisionGraph graph = context.graph();
        List<Revision> revisions = request.revisions().isEmpty()
                ? graph.order()
                : graph.inOrder(GoalContext.named(graph, request.revisions()));
        List<Path> files = new ArrayList<>();
        for (Revision revision : revisions) {
            if (revision.upgrade().isLarge() || revision.downgrade().isLarge()) {
                context.reporter()
                        .info("Passed over " + revision.displayName() + ", whose file is too large to lay out.");
            } else if (revision.upgrade().language() == Language.SQL) {
                revision.file().ifPresent(files::add);
            }
        }
        List<Path> different = context.directory().layOut(files, !request.check());
        if (request.check() && !different.isEmpty()) {
            throw MigrationFailure.refused(
                    "Not laid out as generated revisions are: "
                            + different.stream().map(Path::toString).collect(Collectors.joining(", ")) + ".",
                    "Lay them out with mvn migrate:fmt, which changes white space alone and no checksum.");
        }
        return new FmtResult("fmt", Status.OK, different, files.size() - different.size());
    }
}
