package io.github.migratemaven.engine.revision;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.script.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The revision that may be generated anew: the last one, which nobody has yet.
 *
 * @param applied ids that the configured database has applied, as a whole or in part
 * @param unpublished ids of the revisions that no branch of another repository has; empty where git cannot tell
 */
record Replaceable(RevisionGraph graph, Set<String> applied, Optional<Set<String>> unpublished) {

    /** @throws MigrationFailure if there is none, or somebody has it */
    Revision find(RevisionRequest request) {
        if (request.empty()
                || !request.language().equals("sql")
                || request.follows().isPresent()) {
            throw MigrationFailure.misconfigured(
                    "-Dreplace generates the last revision anew; it has no use for -Dempty, -Dlanguage or -Drevises.",
                    "Leave these out, or leave -Dreplace out to write a new revision.");
        }
        Revision revision = request.revisionId().map(this::named).orElseGet(this::onlyHead);
        refuse(
                !graph.children(revision.id()).isEmpty(),
                revision,
                "is followed by "
                        + graph.children(revision.id()).stream()
                                .map(Revision::id)
                                .collect(Collectors.joining(", ")));
        refuse(revision.parents().size() > 1, revision, "is a merge");
        refuse(!revision.replaces().isEmpty(), revision, "is a squash");
        refuse(revision.upgrade().language() == Language.JAVA, revision, "is written in Java");
        refuse(!revision.parameters().isEmpty(), revision, "has parameters, which generating cannot write");
        refuse(
                unpublished.filter(own -> !own.contains(revision.id())).isPresent(),
                revision,
                "is published: a remote branch has it, or git does not track it");
        if (applied.contains(revision.id())) {
            throw MigrationFailure.refused(
                    "The database has applied " + revision.displayName() + ", so it cannot be generated anew.",
                    "Take it back with mvn migrate:downgrade -Dtarget=-1 if nobody else has applied it; otherwise"
                            + " write a further revision.");
        }
        return revision;
    }

    private static void refuse(boolean holds, Revision revision, String reason) {
        if (holds) {
            throw MigrationFailure.refused(
                    revision.displayName() + " " + reason + ", so it cannot be generated anew.",
                    "Write a further revision: leave -Dreplace out.");
        }
    }

    private Revision named(String id) {
        return graph.get(id)
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "There is no revision '" + id + "'.", "Give the full id of a head: " + heads() + "."));
    }

    private Revision onlyHead() {
        List<Revision> heads = graph.heads();
        if (heads.size() != 1) {
            throw MigrationFailure.refused(
                    heads.isEmpty() ? "There is no revision yet." : "There are several heads: " + heads() + ".",
                    heads.isEmpty() ? "Leave -Dreplace out." : "Name the one to generate anew with -DrevisionId=.");
        }
        return heads.get(0);
    }

    private String heads() {
        return graph.heads().stream().map(Revision::id).collect(Collectors.joining(", "));
    }
}
