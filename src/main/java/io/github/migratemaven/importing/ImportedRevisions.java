package io.github.migratemaven.importing;

import io.github.migratemaven.postgres.sql.Sha256;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.RevisionId;
import io.github.migratemaven.revision.file.RevisionFormat;
import io.github.migratemaven.revision.script.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scripts of another tool as revisions, with the same ids wherever they are imported. */
final class ImportedRevisions {
    private static final int ID_LENGTH = 12;

    private ImportedRevisions() {}

    /** Revisions without downgrades yet. */
    static List<Revision> of(ImportedHistory history, Instant now) {
        List<Revision> revisions = new ArrayList<>();
        for (ImportedScript script : history.scripts()) {
            Duration earlier = Duration.ofMinutes(history.scripts().size() - revisions.size());
            revisions.add(new Revision(
                    id(script.key()),
                    script.parents().stream().map(ImportedRevisions::id).toList(),
                    script.dependsOn().stream().map(ImportedRevisions::id).toList(),
                    script.labels(),
                    List.of(),
                    script.created().orElse(now.minus(earlier)),
                    script.message(),
                    new Script(
                            Origin.comment(history.tool(), script.origin()) + script.upgrade(),
                            1,
                            script.transactional()),
                    new Script("", 1, true),
                    Optional.empty(),
                    Optional.empty()));
        }
        return revisions;
    }

    /** As a file will hold it, which is what is proven. */
    static Revision asWritten(Revision revision, ImportedScript script) {
        try {
            return RevisionFormat.parse(Path.of(RevisionFormat.fileName(revision)), RevisionFormat.format(revision));
        } catch (MigrationFailure e) {
            throw MigrationFailure.refused(
                    script.origin() + " cannot be a revision: " + e.getMessage(),
                    "Change what it says there, as far as the other tool allows; nothing was written.");
        }
    }

    /** The other tool's own id where it can be one of a revision. */
    private static String id(String key) {
        if (RevisionId.problemWith(key).isEmpty()) {
            return key;
        }
        String hex = Sha256.hex(key);
        for (int at = 0; at + ID_LENGTH <= hex.length(); at++) {
            String id = hex.substring(at, at + ID_LENGTH);
            if (RevisionId.problemWith(id).isEmpty()) {
                return id;
            }
        }
        throw new IllegalStateException("No id can be made of " + key);
    }
}
