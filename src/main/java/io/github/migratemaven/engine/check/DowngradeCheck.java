package io.github.migratemaven.engine.check;

import io.github.migratemaven.autogenerate.compare.RoundTrip;
import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.NewRevisions;
import io.github.migratemaven.engine.context.SharedShadow;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Findings;
import io.github.migratemaven.finding.Rule;
import io.github.migratemaven.postgres.sql.ScriptReader;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.script.Allowance;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.trace.lint.UnusedAllowance;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
        List<Finding> unused = new ArrayList<>();
        List<String> walked = new ArrayList<>();
        Set<String> open = new LinkedHashSet<>();
        for (Revision revision : graph.inOrder(fresh.ids())) {
            Optional<Allowance> allowed = allowance(revision, CheckRules.HAS_DOWNGRADE);
            boolean lacks = isEmpty(revision.downgrade());
            if (lacks && !isEmpty(revision.upgrade())) {
                if (allowed.isEmpty()) {
                    missing.add(missing(revision));
                }
            } else {
                allowed.ifPresent(comment -> unused.add(unused(revision, comment)));
            }
            if (lacks) {
                continue;
            }
            walked.add(revision.id());
            if (proven.remarks(key(keys, revision)).isEmpty()) {
                open.add(revision.id());
            }
        }
        List<Finding> faults = open.isEmpty() ? List.of() : faults(shadow, proven, keys, open, unused);
        return Outcome.of(
                Part.DOWNGRADES,
                walked.size() + " walked up, down and up (" + fresh.which() + ")"
                        + (open.isEmpty() && !walked.isEmpty() ? " (shown before)" : ""),
                Findings.of(List.of(CheckRules.HAS_DOWNGRADE), fresh.ids(), missing)
                        .and(Findings.of(List.of(CheckRules.COMES_BACK), walked, faults))
                        .and(Findings.of(List.of(UnusedAllowance.rule()), fresh.ids(), unused)));
    }

    /** What is allowed to differ is proven to be allowed, and no more than that. */
    private static String key(Keys keys, Revision revision) {
        boolean allowed = allowance(revision, CheckRules.COMES_BACK).isPresent();
        return keys.revision(allowed ? WALK + " allowed to fail" : WALK, revision.id());
    }

    private List<Finding> faults(
            SharedShadow shadow, Proven proven, Keys keys, Set<String> open, List<Finding> unused) {
        Map<Revision, MigrationFailure> faults = new RoundTrip(shadow.get(), context.java()).walk(graph.order(), open);
        List<Finding> found = new ArrayList<>();
        for (Revision revision : graph.inOrder(open)) {
            Optional<Allowance> allowed = allowance(revision, CheckRules.COMES_BACK);
            MigrationFailure failure = faults.get(revision);
            if ((failure == null) == allowed.isEmpty()) {
                proven.add(key(keys, revision), List.of());
            } else if (failure == null) {
                allowed.ifPresent(comment -> unused.add(unused(revision, comment)));
            } else {
                found.add(Places.in(
                        revision,
                        Places.line(failure, revision.downgrade().firstLine()),
                        CheckRules.COMES_BACK.found(failure.getMessage(), failure.advice())));
            }
        }
        return found;
    }

    /** In whichever section the comment stands. */
    private static Optional<Allowance> allowance(Revision revision, Rule rule) {
        return Stream.of(revision.upgrade(), revision.downgrade())
                .flatMap(script -> Allowance.in(script).stream())
                .filter(allowance -> allowance.rule().equals(rule.id()))
                .findFirst();
    }

    private static Finding unused(Revision revision, Allowance comment) {
        return Places.in(revision, comment.line(), UnusedAllowance.ofRevision(comment));
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
