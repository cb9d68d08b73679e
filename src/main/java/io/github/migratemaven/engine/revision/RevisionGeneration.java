package io.github.migratemaven.engine.revision;

import io.github.migratemaven.autogenerate.RevisionGenerator;
import io.github.migratemaven.autogenerate.draft.Fill;
import io.github.migratemaven.autogenerate.draft.Generation;
import io.github.migratemaven.autogenerate.draft.GenerationRequest;
import io.github.migratemaven.autogenerate.draft.Rename;
import io.github.migratemaven.engine.context.Exclusion;
import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.lint.Verdict;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import java.util.List;
import java.util.function.UnaryOperator;

/** Fills a draft with what leads from the revisions before it to the model, and tells what a person must know of it. */
final class RevisionGeneration {
    private final GoalContext context;

    RevisionGeneration(GoalContext context) {
        this.context = context;
    }

    /**
     * @param extended the graph with the draft in it
     * @param writing writes the revision's file, if anything changes
     */
    RevisionResult generate(
            RevisionRequest request, Revision draft, RevisionGraph extended, UnaryOperator<Revision> writing) {
        List<Revision> before = extended.inOrder(extended.ancestors(List.of(draft.id()))).stream()
                .filter(revision -> !revision.id().equals(draft.id()))
                .toList();
        Generation generation;
        List<String> verdict;
        StageTimes times = new StageTimes(context.reporter());
        try (Shadow shadow = context.shadow();
                ProjectRewriter rewriter = ProjectRewriter.of(request)) {
            GenerationRequest question = new GenerationRequest(
                    before,
                    Models.of(request.model()),
                    draft.id(),
                    draft.parents(),
                    draft.message(),
                    draft.createDate(),
                    draft.branchLabels(),
                    draft.dependsOn(),
                    request.options().scope().schemas(),
                    new Exclusion(request.options().scope().exclude()),
                    request.renames().stream().map(Rename::parse).toList(),
                    Fill.parse(request.fills()),
                    rewriter.rewriter());
            generation = new RevisionGenerator(shadow, context.java(), times).generate(question);
            verdict = generation.flaw().isPresent()
                    ? List.of()
                    : generation
                            .revision()
                            .map(revision -> new Verdict(context.java()).of(shadow, before, revision))
                            .orElse(List.of());
        }
        if (request.verbose()) {
            times.lines().forEach(context.reporter()::info);
        }
        generation.detected().forEach(context.reporter()::info);
        generation.warnings().forEach(context.reporter()::warn);
        verdict.forEach(context.reporter()::info);
        generation
                .flaw()
                .ifPresent(flaw -> accept(
                        flaw(flaw, request), request.options().overrides().unproven(), unquoted(flaw, request)));
        return generation
                .revision()
                .map(revision -> RevisionResult.written(
                        "revision", writing.apply(revision), generation.detected(), generation.warnings()))
                .orElseGet(() -> RevisionResult.unchanged(generation.detected(), generation.warnings()))
                .withStages(times.stages());
    }

    private static String flaw(String flaw, RevisionRequest request) {
        return flaw
                + request.rewriter()
                        .map(name ->
                                "\n" + name + " has rewritten it: what its statements change must not differ from the"
                                        + " model, and its downgrade must undo them.")
                        .orElse("");
    }

    /** What to say where PostgreSQL refuses a value of {@code -Dfill}, most often a text without its quotes. */
    private static String unquoted(String flaw, RevisionRequest request) {
        return Fill.parse(request.fills()).stream()
                .filter(fill -> flaw.contains(" = " + fill.value() + "\n")
                        && !fill.value().contains("'"))
                .map(fill -> "A value of -Dfill is SQL, so a text stands in quotes: \"-Dfill=" + fill.column() + ":'"
                        + fill.value() + "'\". ")
                .findFirst()
                .orElse("");
    }

    private void accept(String flaw, boolean acceptUnproven, String hint) {
        if (!acceptUnproven) {
            throw MigrationFailure.failed(
                    "The revision could not be proven, and no file was written: " + flaw,
                    hint
                            + "Change the model where it says so. To get the SQL as far as it goes and finish it by hand, add"
                            + " -DacceptUnproven: the file is then marked NOT PROVEN, and upgrade refuses it until the"
                            + " mark is removed.",
                    null);
        }
        context.reporter().warn("The revision could not be proven; fix it before it is applied: " + flaw);
    }
}
