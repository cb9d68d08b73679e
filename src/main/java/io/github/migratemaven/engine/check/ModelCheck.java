package io.github.migratemaven.engine.check;

import io.github.migratemaven.autogenerate.draft.Generation;
import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.SharedShadow;
import io.github.migratemaven.engine.revision.Models;
import io.github.migratemaven.engine.revision.PendingChanges;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Findings;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the revisions build what the model describes: asks what the next revision would be. */
final class ModelCheck {
    private static final String NEXT = "mvn migrate:revision -Dmessage=\"<what changes>\"";

    private final GoalContext context;
    private final RevisionGraph graph;
    private final CheckRequest request;

    ModelCheck(GoalContext context, RevisionGraph graph, CheckRequest request) {
        this.context = context;
        this.graph = graph;
        this.request = request;
    }

    Outcome run(SharedShadow shadow, Proven proven, Keys keys) {
        if (!Models.exist(request.model())) {
            return Outcome.notLooked(
                    Part.MODEL, "the project does not use Jakarta Persistence, and migrate.model names no SQL files");
        }
        String key = keys.model(request.model(), request.options().scope());
        Optional<List<String>> known = proven.remarks(key);
        if (known.isPresent()) {
            return outcome("no pending change (shown before)", notes(known.get()));
        }
        Generation generation;
        try {
            generation = new PendingChanges(context, graph)
                    .find(shadow.get(), request.model(), request.options().scope());
        } catch (MigrationFailure failure) {
            if (failure.isMisconfigured()) {
                throw failure;
            }
            return outcome(
                    "the model cannot be compared",
                    List.of(CheckRules.MODEL.found(failure.getMessage(), failure.advice())));
        }
        if (generation.revision().isEmpty()) {
            proven.add(key, generation.warnings());
            return outcome("no pending change", notes(generation.warnings()));
        }
        return outcome("pending changes", List.of(pending(generation)));
    }

    private static Outcome outcome(String detail, List<Finding> findings) {
        return Outcome.of(Part.MODEL, detail, Findings.ofHistory(CheckRules.MODEL, findings));
    }

    private static Finding pending(Generation generation) {
        List<String> lines = new ArrayList<>(List.of("The model has changes that no revision makes:"));
        generation.detected().forEach(line -> lines.add("  " + line.replaceFirst("^Detected ", "")));
        if (generation.detected().isEmpty()) {
            generation
                    .revision()
                    .ifPresent(revision ->
                            lines.add("  " + revision.upgrade().text().strip()));
        }
        return CheckRules.MODEL.found(String.join("\n", lines), NEXT);
    }

    private static List<Finding> notes(List<String> warnings) {
        return warnings.stream()
                .map(warning -> CheckRules.MODEL
                        .found(warning, "Nothing, if the revisions take care of it.")
                        .as(Severity.NOTE))
                .toList();
    }
}
