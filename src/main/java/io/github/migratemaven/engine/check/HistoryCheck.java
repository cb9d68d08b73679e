package io.github.migratemaven.engine.check;

import io.github.migratemaven.autogenerate.compare.ReplayComparison;
import io.github.migratemaven.engine.context.GoalContext;
import io.github.migratemaven.engine.context.SharedShadow;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Findings;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.script.UnprovenMark;
import io.github.migratemaven.shadow.EmbeddedVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Whether the revisions build a schema from an empty database, and have one head. */
final class HistoryCheck {
    /** Syntax, an object, a function, a parameter. */
    private static final Set<String> UNKNOWN = Set.of("42601", "42704", "42883", "22023");

    private final GoalContext context;
    private final RevisionGraph graph;

    HistoryCheck(GoalContext context, RevisionGraph graph) {
        this.context = context;
        this.graph = graph;
    }

    Outcome run(SharedShadow shadow, Proven proven, Keys keys) {
        boolean known = proven.remarks(keys.history()).isPresent();
        List<Finding> failures = known ? List.of() : failures(shadow);
        if (!known && failures.isEmpty()) {
            proven.add(keys.history(), List.of());
        }
        Findings findings = Findings.ofHistory(CheckRules.BUILDS, failures)
                .and(Findings.ofHistory(CheckRules.ONE_HEAD, severalHeads()))
                .and(Findings.of(
                        List.of(CheckRules.PROVEN),
                        graph.order().stream().map(Revision::id).toList(),
                        unproven()));
        return Outcome.of(Part.HISTORY, detail(failures.isEmpty()) + (known ? " (shown before)" : ""), findings);
    }

    private String detail(boolean builds) {
        int count = graph.order().size();
        String revisions = count == 1 ? "1 revision" : count + " revisions";
        String verb = builds ? count == 1 ? " builds" : " build" : count == 1 ? " does not build" : " do not build";
        return revisions + verb + " from an empty database";
    }

    private List<Finding> failures(SharedShadow shadow) {
        try {
            new ReplayComparison(shadow.get(), context.java()).requireBuildable(graph.order());
            return List.of();
        } catch (MigrationFailure failure) {
            if (failure.isMisconfigured()) {
                throw failure;
            }
            String advice = failure.advice() + newerServer(failure, shadow.get().majorVersion());
            return List.of(Places.at(failure, graph, CheckRules.BUILDS.found(failure.getMessage(), advice)));
        }
    }

    /** What a newer server knows, an older one takes for a mistake. */
    private static String newerServer(MigrationFailure failure, int major) {
        boolean unknown = failure.getCause() instanceof ScriptFailedException refused
                && UNKNOWN.contains(String.valueOf(refused.sqlException().getSQLState()));
        return unknown && major < EmbeddedVersion.newest().major()
                ? " It ran on PostgreSQL " + major
                        + "; if your server is newer, set -Dmigrate.postgresVersion= to its major version."
                : "";
    }

    private List<Finding> severalHeads() {
        List<String> heads = graph.heads().stream().map(Revision::id).toList();
        return heads.size() < 2
                ? List.of()
                : List.of(CheckRules.ONE_HEAD.found(
                        "There are several heads: " + String.join(", ", heads) + ".",
                        RevisionGraph.SEVERAL_HEADS_ADVICE));
    }

    private List<Finding> unproven() {
        List<Finding> findings = new ArrayList<>();
        for (Revision revision : graph.order()) {
            OptionalInt line = UnprovenMark.lineIn(revision.upgrade());
            line = line.isPresent() ? line : UnprovenMark.lineIn(revision.downgrade());
            line.ifPresent(number -> findings.add(Places.in(
                    revision,
                    number,
                    CheckRules.PROVEN.found(
                            "The revision is marked NOT PROVEN: no run has shown that it leads where it should.",
                            "Read there what differs, fix the SQL and remove the line."))));
        }
        return findings;
    }
}
