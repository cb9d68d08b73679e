package io.github.migratemaven.revision.graphcases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.graph.RevisionRange;
import io.github.migratemaven.revision.plan.NewRevision;
import io.github.migratemaven.revision.plan.Plan;
import io.github.migratemaven.revision.plan.Planner;
import io.github.migratemaven.revision.plan.Stamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What this plugin does for a case, in the terms of the cases' file. */
final class Behaviour {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GraphCase graphCase;
    private final ObjectNode result = JSON.createObjectNode();

    private Behaviour(GraphCase graphCase) {
        this.graphCase = graphCase;
    }

    /** Fields as in {@code expect}; {@code error} holds problem and advice where the plugin refuses. */
    static JsonNode of(GraphCase graphCase) {
        Behaviour behaviour = new Behaviour(graphCase);
        try {
            behaviour.run(graphCase.load());
        } catch (MigrationFailure refusal) {
            behaviour.result.put("error", refusal.problemAndAdvice());
        }
        return behaviour.result;
    }

    private void run(RevisionGraph graph) {
        Set<String> applied = applied(graph);
        String argument = graphCase.argument();
        switch (graphCase.command()) {
            case "load" -> result.put("ok", true);
            case "resolve", "show" -> put("resolved", ids(Planner.resolve(graph, applied, argument)));
            case "heads" -> {
                put("heads", ids(graph.heads()));
                put("rows_if_fully_upgraded", graph.headRows(new HashSet<>(ids(graph.order()))));
            }
            case "bases" -> put("bases", ids(graph.bases()));
            case "branches" -> put("branches", ids(graph.branchPoints()));
            case "upgrade" -> plan(graph, applied, Planner.upgrade(graph, applied, argument));
            case "downgrade" -> plan(graph, applied, Planner.downgrade(graph, applied, argument));
            case "upgrade --sql" -> plan(graph, applied, Planner.upgradeRange(graph, argument));
            case "downgrade --sql" -> plan(graph, applied, Planner.downgradeRange(graph, argument));
            case "stamp" -> stamp(graph, Planner.stamp(graph, applied, words(argument), false));
            case "stamp --purge" -> stamp(graph, Planner.stamp(graph, applied, words(argument), true));
            case "history" -> put("listed", ids(RevisionRange.newestFirst(graph, applied, argument)));
            case "history -i" -> {
                put("listed", ids(RevisionRange.newestFirst(graph, applied, ":")));
                result.put("ok", true);
            }
            case "current" -> current(graph, applied);
            case "current --check-heads" -> checkHeads(graph, applied);
            case "merge" -> put("new_revision_down", NewRevision.mergedParents(graph, words(argument), false));
            case "revision" -> newRevision(graph, words(argument));
            default -> throw new IllegalArgumentException("No command " + graphCase.command());
        }
    }

    /** Every revision that rows of Alembic's stand for. */
    private Set<String> applied(RevisionGraph graph) {
        Set<String> rows = new HashSet<>(graphCase.applied());
        Set<String> applied = new HashSet<>(graph.unknown(rows));
        rows.removeAll(applied);
        applied.addAll(graph.ancestors(rows));
        return applied;
    }

    private void plan(RevisionGraph graph, Set<String> before, Plan plan) {
        Set<String> applied = new HashSet<>(before);
        List<String> steps = new ArrayList<>();
        plan.steps().forEach(step -> {
            String id = step.revision().id();
            switch (step.direction()) {
                case UPGRADE -> {
                    steps.add("+" + id);
                    applied.add(id);
                }
                case DOWNGRADE -> {
                    steps.add("-" + id);
                    applied.remove(id);
                }
            }
        });
        put("steps", steps);
        put("rows_after", graph.headRows(applied));
    }

    private void stamp(RevisionGraph graph, Stamp stamp) {
        put("rows_after", graph.headRows(stamp.applied()));
    }

    private void current(RevisionGraph graph, Set<String> applied) {
        put("current", ids(graph.inOrder(graph.headRows(applied))));
        put("ahead", new TreeSet<>(graph.unknown(applied)));
    }

    private void checkHeads(RevisionGraph graph, Set<String> applied) {
        List<Revision> pending = graph.order().stream()
                .filter(revision -> !applied.contains(revision.id()))
                .toList();
        if (pending.isEmpty() && graph.unknown(applied).isEmpty()) {
            result.put("ok", true);
        } else {
            result.put("error", "Not applied: " + ids(pending));
        }
    }

    private void newRevision(RevisionGraph graph, List<String> options) {
        List<String> parents = NewRevision.parents(
                graph, values("--head", options).stream().findFirst(), options.contains("--splice"));
        List<Revision> revisions = new ArrayList<>(graph.order());
        revisions.add(GraphCase.revision(
                values("--rev-id", options).stream().findFirst().orElse("new0"),
                parents,
                values("--depends-on", options),
                values("--branch-label", options)));
        RevisionGraph after = RevisionGraph.of(revisions);
        put("new_revision_down", parents);
        result.put("heads_after", after.heads().size());
        result.put("bases_after", after.bases().size());
    }

    private static List<String> values(String option, List<String> options) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < options.size() - 1; i++) {
            if (options.get(i).equals(option)) {
                values.add(options.get(i + 1));
            }
        }
        return values;
    }

    private void put(String field, Iterable<String> values) {
        values.forEach(result.putArray(field)::add);
    }

    private static List<String> words(String argument) {
        return argument.isBlank() ? List.of() : Arrays.asList(argument.trim().split(" +", -1));
    }

    private static List<String> ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).toList();
    }
}
