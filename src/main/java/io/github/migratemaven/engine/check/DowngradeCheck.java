package io.github.migratemaven.engine.check;

import io.github.migratemaven.autogenerate.compare.RoundTrip;
import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.NewRevisions;
import io.github.migratemaven.engine.context.SharedShadow;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Findings;
import io.github.migratemaven.postgres.sql.ScriptReader;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether each downgrade is there, and undoes its upgrade. */
final class DowngradeCheck {
    private static final String WALK = "round trip";

    private final GoalContext context;
    private final RevisionGraph graph;
    private final NewRevisions fresh;

    DowngradeCheck(GoalContext context, RevisionGraph graph, NewRevisions fresh) {
        this.context = context;
        this.graph = graph;
        this.fresh = fresh;
    }

    Outcome run(SharedShadow shadow, Proven proven, Keys keys) {
        List<Finding> missing = new ArrayList<>();
        List<String> walked = new ArrayList<>();
        Set<String> open = new LinkedHashSet<>();
        for (Revision revision : graph.inOrder(fresh.ids())) {
            if (isEmpty(revision.downgrade())) {
                if (!isEmpty(revision.upgrade())) {
                    missing.add(missing(revision));
                }
                continue;
            }
            walked.add(revision.id());
            if (proven.remarks(keys.revision(WALK, revision.id())).isEmpty()) {
                open.add(revision.id());
            }
        }
        List<Finding> faults = open.isEmpty() ? List.of() : faults(shadow, proven, keys, open);
        return Outcome.of(
                Part.DOWNGRADES,
                walked.size() + " walked up, down and up (" + fresh.which() + ")"
                        + (open.isEmpty() && !walked.isEmpty() ? " (shown before)" : ""),
                Findings.of(List.of(CheckRules.HAS_DOWNGRADE), fresh.ids(), missing)
                        .and(Findings.of(List.of(CheckRules.COMES_BACK), walked, faults)));
    }

    private List<Finding> faults(SharedShadow shadow, Proven proven, Keys keys, Set<String> open) {
        Map<Revision, MigrationFailure> faults = new RoundTrip(shadow.get(), context.java()).walk(graph.order(), open);
        open.stream()
                .filter(id -> !faults.containsKey(graph.require(id)))
                .forEach(id -> proven.add(keys.revision(WALK, id), List.of()));
        List<Finding> found = new ArrayList<>();
        faults.forEach((revision, failure) -> found.add(Places.in(
                revision,
                Places.line(failure, revision.downgrade().firstLine()),
                CheckRules.COMES_BACK.found(failure.getMessage(), failure.advice()))));
        return found;
    }

    private static Finding missing(Revision revision) {
        return Places.in(
                revision,
                revision.downgrade().firstLine(),
                CheckRules.HAS_DOWNGRADE.found(
                        "There are no statements to take the revision back.",
                        "Write them below the line -- migrate:downgrade."));
    }

    private static boolean isEmpty(Script script) {
        if (script.language() == Language.JAVA) {
            return false;
        }
        try (Reader text = script.written()) {
            return new ScriptReader(text, 1).nextStatement().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
