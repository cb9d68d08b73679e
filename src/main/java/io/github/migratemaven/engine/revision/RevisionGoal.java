package io.github.migratemaven.engine.revision;

import io.github.migratemaven.engine.context.GitCheckout;
import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.RevisionId;
import io.github.migratemaven.revision.file.RevisionFormat;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.plan.NewRevision;
import io.github.migratemaven.revision.script.Script;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the next revision; whatever could not be put into the graph is refused before anything is compared. */
public final class RevisionGoal {
    private static final Script NOTHING = new Script("", 1, true);

    private final GoalContext context;

    public RevisionGoal(GoalContext context) {
        this.context = context;
    }

    public RevisionResult run(RevisionRequest request) {
        return request.replace() ? replace(request) : add(request);
    }

    private RevisionResult add(RevisionRequest request) {
        requireLanguage(request.language());
        RevisionGraph graph = context.graph();
        Revision draft = draft(request, graph);
        List<Revision> all = new ArrayList<>(graph.order());
        all.add(draft);
        RevisionGraph extended = RevisionGraph.of(all);
        RevisionWriter writer = new RevisionWriter(context);
        if (request.language().equals("java")) {
            return RevisionResult.written(
                    "revision", writer.write(RevisionFormat.inJava(draft), graph), List.of(), List.of());
        }
        return request.empty()
                ? RevisionResult.written("revision", writer.write(draft, graph), List.of(), List.of())
                : new RevisionGeneration(context)
                        .generate(request, draft, extended, written -> writer.write(written, graph));
    }

    private RevisionResult replace(RevisionRequest request) {
        RevisionGraph graph = context.graph();
        Revision replaced = new Replaceable(
                        graph,
                        context.applied(graph, request.options()).touched(),
                        GitCheckout.unpublishedRevisions(context.project().revisions(), graph))
                .find(request);
        Path kept = context.kept("replaced").resolve(replaced.id());
        Revision draft = draftInPlaceOf(replaced, request);
        List<Revision> others = new ArrayList<>(graph.order());
        others.remove(replaced);
        others.add(draft);
        RevisionResult result = new RevisionGeneration(context)
                .generate(
                        request,
                        draft,
                        RevisionGraph.of(others),
                        anew -> anew.withFile(context.directory().rewrite(replaced, anew, kept)));
        if (result.file().isEmpty()) {
            throw MigrationFailure.refused(
                    "The other revisions build the model without " + replaced.displayName() + "; nothing was changed.",
                    "Delete its file if nothing that was written into it by hand is needed.");
        }
        context.reporter().info("A copy of the earlier file lies in " + kept + " until the next clean.");
        return result;
    }

    private static void requireLanguage(String language) {
        if (!language.equals("sql") && !language.equals("java")) {
            throw MigrationFailure.misconfigured("migrate.language is '" + language + "'.", "Choose one of sql, java.");
        }
    }

    private static Revision draft(RevisionRequest request, RevisionGraph graph) {
        return new Revision(
                request.revisionId().map(RevisionId::require).orElseGet(RevisionId::random),
                NewRevision.parents(graph, request.follows(), request.splice()),
                NewRevision.dependencies(graph, request.dependsOn()),
                request.branchLabels(),
                List.of(),
                Instant.now(),
                request.message(),
                NOTHING,
                NOTHING,
                Optional.empty(),
                Optional.empty());
    }

    private static Revision draftInPlaceOf(Revision replaced, RevisionRequest request) {
        return new Revision(
                replaced.id(),
                replaced.parents(),
                replaced.dependsOn(),
                replaced.branchLabels(),
                List.of(),
                replaced.createDate(),
                request.message().isEmpty() ? replaced.message() : request.message(),
                NOTHING,
                NOTHING,
                Optional.empty(),
                Optional.empty());
    }
}
