package io.github.migratemaven.engine.context;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The revisions that a check looks at closely, because others have not seen them yet.
 *
 * @param ids of these
 * @param which in words: {@code new since origin/main}
 */
public record NewRevisions(Set<String> ids, String which) {

    /**
     * What was asked for; else what the branch lacks that the work is for; else all.
     *
     * @throws MigrationFailure if there is no such ref or revision
     */
    public static NewRevisions of(
            GoalContext context, RevisionGraph graph, Optional<String> since, Optional<String> sinceRevision) {
        if (since.isPresent() && sinceRevision.isPresent()) {
            throw MigrationFailure.misconfigured(
                    "migrate.since and migrate.sinceRevision are both given.", "Name one of them.");
        }
        Path directory = context.project().revisions();
        if (sinceRevision.isPresent()) {
            return sinceRevision(graph, sinceRevision.get());
        }
        if (since.isPresent()) {
            String ref = since.get();
            GitCheckout.requireCommit(directory, ref, "migrate.since");
            return since(directory, graph, ref);
        }
        return GitCheckout.shared(directory)
                .map(ref -> since(directory, graph, ref))
                .orElseGet(() -> new NewRevisions(ids(graph.order()), "all"));
    }

    private static NewRevisions sinceRevision(RevisionGraph graph, String expression) {
        List<String> named = GoalContext.named(graph, List.of(expression));
        Set<String> ids = new LinkedHashSet<>(ids(graph.order()));
        ids.removeAll(graph.ancestors(named));
        return new NewRevisions(ids, named.isEmpty() ? "all" : "after " + String.join(", ", named));
    }

    private static NewRevisions since(Path directory, RevisionGraph graph, String ref) {
        Set<String> changed = GitCheckout.changedSince(directory, ref);
        return new NewRevisions(
                graph.order().stream()
                        .filter(revision -> revision.file()
                                .map(file -> changed.contains(
                                        directory.relativize(file).toString().replace('\\', '/')))
                                .orElse(true))
                        .map(Revision::id)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                "new since " + ref);
    }

    private static Set<String> ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
