package io.github.migratemaven.revision.graph;

import io.github.migratemaven.revision.Revision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** The one order of a graph: what comes before first, among equals by create date, then by id. */
public final class TopologicalOrder {
    private final Edges edges;
    private final Map<String, Revision> open = new LinkedHashMap<>();
    private final List<Revision> order = new ArrayList<>();

    TopologicalOrder(Collection<Revision> revisions, Edges edges) {
        this.edges = edges;
        for (Revision revision : revisions) {
            open.put(revision.id(), revision);
        }
        sort();
    }

    List<Revision> order() {
        return List.copyOf(order);
    }

    /** The ids of a cycle, each followed by one that it needs, the smallest id first; empty when there is an order. */
    Optional<List<String>> cycle() {
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> visited = new LinkedHashMap<>();
        String id = open.keySet().stream().min(Comparator.naturalOrder()).orElseThrow();
        while (visited.putIfAbsent(id, visited.size()) == null) {
            id = edges.before(id).stream()
                    .filter(open::containsKey)
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        List<String> path = List.copyOf(visited.keySet());
        List<String> cycle = new ArrayList<>(path.subList(visited.getOrDefault(id, 0), path.size()));
        int smallest =
                cycle.indexOf(cycle.stream().min(Comparator.naturalOrder()).orElseThrow());
        Collections.rotate(cycle, -smallest);
        return Optional.of(List.copyOf(cycle));
    }

    private void sort() {
        PriorityQueue<Revision> ready =
                new PriorityQueue<>(Comparator.comparing(Revision::createDate).thenComparing(Revision::id));
        Map<String, Integer> missing = new HashMap<>();
        for (Revision revision : open.values()) {
            int count = edges.before(revision.id()).size();
            missing.put(revision.id(), count);
            if (count == 0) {
                ready.add(revision);
            }
        }
        while (!ready.isEmpty()) {
            Revision revision = ready.remove();
            order.add(revision);
            open.remove(revision.id());
            for (String later : edges.after(revision.id())) {
                if (missing.merge(later, -1, Integer::sum) == 0) {
                    Revision now = open.get(later);
                    if (now != null) {
                        ready.add(now);
                    }
                }
            }
        }
    }
}
