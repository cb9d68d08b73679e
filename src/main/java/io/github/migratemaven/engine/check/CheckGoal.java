package io.github.migratemaven.engine.check;

import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.NewRevisions;
import io.github.migratemaven.engine.context.SharedShadow;
import io.github.migratemaven.engine.result.ReportFiles;
import io.github.migratemaven.finding.Findings;
import io.github.migratemaven.finding.format.Report;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.script.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Looks at everything that a build can know about its revisions, and tells all that is wrong at once. */
public final class CheckGoal {
    private static final String NOTHING_BUILT = "the revisions do not build a schema";

    private final GoalContext context;

    public CheckGoal(GoalContext context) {
        this.context = context;
    }

    /** @throws MigrationFailure if something cannot be looked at; what was found is in the result */
    public CheckResult run(CheckRequest request) {
        RevisionGraph graph = context.graph();
        NewRevisions fresh = NewRevisions.of(context, graph, request.since(), request.sinceRevision());
        List<Outcome> outcomes = new ArrayList<>(withoutDatabase(graph, fresh, request));
        outcomes.add(database(graph, request));
        Findings findings = outcomes.stream().map(Outcome::findings).reduce(Findings.none(), Findings::and);
        ReportFiles files = new ReportFiles(request.reports(), context.reporter());
        Report report = files.report("check", graph, request.failOn(), findings);
        files.write(report);
        return CheckResult.of(outcomes, request.lint().notes(), report);
    }

    private List<Outcome> withoutDatabase(RevisionGraph graph, NewRevisions fresh, CheckRequest request) {
        Proven proven = Proven.read(context.kept("check").resolve("proven"), context.reporter());
        List<Outcome> outcomes = new ArrayList<>();
        try (SharedShadow shadow = request.checkDatabase()
                ? SharedShadow.likeDatabase(context)
                : SharedShadow.withoutDatabase(context, graph)) {
            Keys keys = new Keys(
                    graph, context.project().revisions(), context.project().classPath(), shadow::server);
            Outcome history =
                    look(Part.HISTORY, request, () -> new HistoryCheck(context, graph).run(shadow, proven, keys));
            outcomes.add(history);
            if (history.findings().found().stream()
                    .anyMatch(finding -> finding.rule().equals(CheckRules.BUILDS.id()))) {
                outcomes.add(Outcome.notLooked(Part.MODEL, NOTHING_BUILT));
                outcomes.add(Outcome.notLooked(Part.DOWNGRADES, NOTHING_BUILT));
                outcomes.add(Outcome.notLooked(Part.LINT, NOTHING_BUILT));
                return outcomes;
            }
            // Downgrades and lint need about the same time, each in databases of its own.
            SideBySide<List<Outcome>> both = new SideBySide<>(
                    () -> List.of(
                            look(Part.MODEL, request, () -> new ModelCheck(context, graph, request)
                                    .run(shadow, proven, keys)),
                            look(Part.LINT, request, () -> new LintCheck(context, graph, fresh, request)
                                    .run(shadow, proven, keys))),
                    () -> List.of(look(Part.DOWNGRADES, request, () -> new DowngradeCheck(context, graph, fresh)
                            .run(shadow, proven, keys))));
            (isInJava(graph) ? both.oneAfterTheOther() : both.atOnce()).forEach(outcomes::addAll);
            outcomes.sort(Comparator.comparing(Outcome::part));
            return outcomes;
        } finally {
            proven.save();
        }
    }

    private static Outcome look(Part part, CheckRequest request, Supplier<Outcome> look) {
        return request.skipped().contains(part) ? Outcome.notLooked(part, "migrate.skipChecks") : look.get();
    }

    private Outcome database(RevisionGraph graph, CheckRequest request) {
        if (!request.checkDatabase()) {
            return Outcome.notLooked(Part.DATABASE, "-DcheckDatabase looks at the configured one");
        }
        if (request.skipped().contains(Part.DATABASE)) {
            return Outcome.notLooked(Part.DATABASE, "migrate.skipChecks");
        }
        return new DatabaseCheck(context, graph, request.options()).run();
    }

    /** Revisions in Java are not run by several threads at once. */
    private static boolean isInJava(RevisionGraph graph) {
        return graph.order().stream().anyMatch(revision -> revision.upgrade().language() == Language.JAVA);
    }
}
