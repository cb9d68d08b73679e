package io.github.migratemaven.engine.check;

import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Place;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.Optional;

/** Where in the revisions' files findings stand. */
final class Places {
    private Places() {}

    /** The finding in a line of a revision. */
    static Finding in(Revision revision, int line, Finding finding) {
        Finding there = finding.in(revision.id());
        return revision.file()
                .map(file -> there.at(new Place(file.toAbsolutePath(), line, 1)))
                .orElse(there);
    }

    /** The finding where PostgreSQL has refused a statement; as it is where it was no statement. */
    static Finding at(MigrationFailure failure, RevisionGraph graph, Finding finding) {
        return refusal(failure)
                .flatMap(refused -> graph.order().stream()
                        .filter(revision -> revision.file()
                                .filter(file -> file.toString().equals(refused.sourceName()))
                                .isPresent())
                        .findFirst()
                        .map(revision -> in(revision, refused.line(), finding)))
                .orElse(finding);
    }

    /** The line at which PostgreSQL has refused a statement, else another. */
    static int line(MigrationFailure failure, int otherwise) {
        return refusal(failure).map(ScriptFailedException::line).orElse(otherwise);
    }

    private static Optional<ScriptFailedException> refusal(MigrationFailure failure) {
        return failure.getCause() instanceof ScriptFailedException refused ? Optional.of(refused) : Optional.empty();
    }
}
