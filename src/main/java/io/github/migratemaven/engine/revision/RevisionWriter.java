package io.github.migratemaven.engine.revision;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.shadow.ProcessLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a revision's file, unless others have come or gone since the graph was read that it was made for. */
public final class RevisionWriter {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final GoalContext context;

    public RevisionWriter(GoalContext context) {
        this.context = context;
    }

    /** Of two runs at once the second finds the revision of the first, and would begin a second line beside it. */
    public Revision write(Revision revision, RevisionGraph seen) {
        try {
            ProcessLock onlyOne = alone();
            try (onlyOne) {
                requireSame(seen);
                return written(revision);
            }
        } catch (IOException e) {
            throw MigrationFailure.failed(
                    "The revision was not written: " + e.getMessage() + ".", "Run the goal again.", e);
        }
    }

    /** All or none, in their order. */
    public List<Revision> writeAll(List<Revision> revisions, RevisionGraph seen) {
        List<Revision> written = new ArrayList<>();
        try {
            ProcessLock onlyOne = alone();
            try (onlyOne) {
                requireSame(seen);
                revisions.forEach(revision -> written.add(written(revision)));
                return List.copyOf(written);
            }
        } catch (IOException | MigrationFailure e) {
            written.forEach(revision -> revision.file().ifPresent(RevisionWriter::takeAway));
            throw e instanceof MigrationFailure failure
                    ? failure
                    : MigrationFailure.failed(
                            "The revisions were not written: " + e.getMessage() + ".", "Run the goal again.", e);
        }
    }

    private Revision written(Revision revision) {
        Revision noted = new StandInNote(context.servers().standIns()).addedTo(revision);
        return noted.withFile(context.directory().write(noted));
    }

    private static void takeAway(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessLock alone() throws IOException {
        Path work = context.project().work();
        Files.createDirectories(work);
        return ProcessLock.acquire(work.resolve("revision.lock"), LONGEST_WAIT, () -> context.reporter()
                .info("Waiting for another run that writes a revision"));
    }

    private void requireSame(RevisionGraph seen) {
        List<Revision> now = context.directory().load();
        Set<String> ids = now.stream().map(Revision::id).collect(Collectors.toSet());
        List<String> news = now.stream()
                .filter(revision -> seen.get(revision.id()).isEmpty())
                .map(Revision::displayName)
                .toList();
        if (!news.isEmpty() || !seen.order().stream().map(Revision::id).allMatch(ids::contains)) {
            throw MigrationFailure.refused(
                    "The revisions changed while this one was made"
                            + (news.isEmpty() ? "" : ": " + String.join(", ", news) + " came")
                            + "; nothing was written.",
                    "Run the goal again.");
        }
    }
}
