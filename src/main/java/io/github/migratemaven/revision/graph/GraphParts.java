package io.github.migratemaven.revision.graph;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.RevisionId;
import io.github.migratemaven.revision.file.RevisionDirectory;
import io.github.migratemaven.revision.script.HeaderName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checked parts of a graph.
 *
 * @param labels each branch label with the id of the revision that declares it
 * @param replaced each id that a squash has replaced, with the id of the squashed revision
 * @param lineage parents alone
 * @param requirements parents and dependencies
 */
public record GraphParts(
        List<Revision> order,
        Map<String, String> labels,
        Map<String, String> replaced,
        Edges lineage,
        Edges requirements) {

    static GraphParts check(Collection<Revision> revisions) {
        Map<String, Revision> byId = new LinkedHashMap<>();
        for (Revision revision : revisions) {
            requireName(revision, revision.id(), "revision id");
            Revision other = byId.put(revision.id(), revision);
            if (other != null) {
                throw broken(
                        "The revision id " + revision.id() + " is used twice: in " + other.displayName() + " and in "
                                + revision.displayName() + ".",
                        "Give one of them another id, or delete the one that is a copy.");
            }
        }
        Map<String, String> labels = labels(byId);
        Map<String, String> replaced = replaced(byId);
        Edges lineage = new Edges();
        Edges requirements = new Edges();
        for (Revision revision : revisions) {
            for (String name : revision.parents()) {
                String parent = replaced.getOrDefault(name, name);
                addEdge(byId, revision, parent, HeaderName.REVISES, lineage);
                requirements.add(parent, revision.id());
            }
        }
        TopologicalOrder lines = new TopologicalOrder(revisions, lineage);
        refuseCycle(lines.cycle(), byId, "revise");
        for (Revision revision : revisions) {
            for (String dependency : revision.dependsOn()) {
                String id = labels.getOrDefault(dependency, dependency);
                addEdge(byId, revision, replaced.getOrDefault(id, id), HeaderName.DEPENDS_ON, requirements);
            }
        }
        boolean dependencies =
                revisions.stream().anyMatch(revision -> !revision.dependsOn().isEmpty());
        TopologicalOrder all = dependencies ? new TopologicalOrder(revisions, requirements) : lines;
        refuseCycle(all.cycle(), byId, "revise or depend on");
        return new GraphParts(all.order(), labels, replaced, lineage, requirements);
    }

    private static Map<String, String> labels(Map<String, Revision> byId) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Revision revision : byId.values()) {
            for (String label : revision.branchLabels()) {
                requireName(revision, label, "branch label");
                String other = labels.put(label, revision.id());
                if (other != null) {
                    throw broken(
                            "The branch label '" + label + "' is used twice: by "
                                    + require(byId, other).displayName() + " and by " + revision.displayName() + ".",
                            "Keep it in the one that begins the line; it reaches all that follow.");
                }
                if (byId.containsKey(label)) {
                    throw broken(
                            "The branch label '" + label + "' of " + revision.displayName() + " is a revision's id.",
                            "Choose another label.");
                }
            }
        }
        return Map.copyOf(labels);
    }

    private static Map<String, String> replaced(Map<String, Revision> byId) {
        Map<String, String> replaced = new LinkedHashMap<>();
        for (Revision revision : byId.values()) {
            for (String id : revision.replaces()) {
                Revision present = byId.get(id);
                if (present != null) {
                    throw broken(
                            revision.displayName() + " replaces " + id + ", which is still there: "
                                    + present.displayName() + ".",
                            "Delete the files that the squash has replaced.");
                }
                String other = replaced.put(id, revision.id());
                if (other != null) {
                    throw broken(
                            "Two revisions replace " + id + ": "
                                    + require(byId, other).displayName() + " and " + revision.displayName() + ".",
                            "Keep it in one of them.");
                }
            }
        }
        return Map.copyOf(replaced);
    }

    private static void addEdge(
            Map<String, Revision> byId, Revision revision, String earlier, HeaderName header, Edges edges) {
        if (earlier.equals(revision.id())) {
            throw broken(
                    RevisionDirectory.place(revision, header) + ": names itself in its line '" + header.text()
                            + "': a self-loop.",
                    "Name the revision that comes before it, or none.");
        }
        if (!byId.containsKey(earlier)) {
            throw broken(
                    RevisionDirectory.place(revision, header) + ": names " + earlier + " in its line '" + header.text()
                            + "', and no file has that revision id.",
                    "Bring back the missing file, or correct the line.");
        }
        edges.add(earlier, revision.id());
    }

    private static void refuseCycle(Optional<List<String>> cycle, Map<String, Revision> byId, String verb) {
        if (cycle.isPresent()) {
            List<String> names = cycle.get().stream()
                    .map(id -> require(byId, id).displayName())
                    .toList();
            throw broken(
                    "These revisions " + verb + " one another in a cycle: " + String.join(" needs ", names) + " needs "
                            + names.get(0) + ".",
                    "Correct the line 'Revises' or 'Depends On' of one of them.");
        }
    }

    private static void requireName(Revision revision, String name, String what) {
        Optional<String> problem = RevisionId.problemWith(name);
        if (problem.isPresent()) {
            throw broken(
                    "The " + what + " '" + name + "' in " + revision.displayName() + " " + problem.get() + ".",
                    "Choose another.");
        }
    }

    private static Revision require(Map<String, Revision> byId, String id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow();
    }

    private static MigrationFailure broken(String problem, String advice) {
        return MigrationFailure.refused(problem, advice);
    }
}
