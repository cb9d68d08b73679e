package io.github.migratemaven.revision.graph;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A relation "comes before" between revisions, read both ways. */
public final class Edges {
    private final Map<String, Set<String>> before = new HashMap<>();
    private final Map<String, Set<String>> after = new HashMap<>();

    /** Adds that the one must come before the other; both at most once. */
    void add(String earlier, String later) {
        before.computeIfAbsent(later, key -> new LinkedHashSet<>()).add(earlier);
        after.computeIfAbsent(earlier, key -> new LinkedHashSet<>()).add(later);
    }

    Set<String> before(String id) {
        return before.getOrDefault(id, Set.of());
    }

    Set<String> after(String id) {
        return after.getOrDefault(id, Set.of());
    }

    /** The given ids and all that come before them. */
    Set<String> allBefore(Collection<String> ids) {
        return closure(ids, before);
    }

    /** The given ids and all that come after them. */
    Set<String> allAfter(Collection<String> ids) {
        return closure(ids, after);
    }

    private static Set<String> closure(Collection<String> ids, Map<String, Set<String>> next) {
        Set<String> reached = new LinkedHashSet<>(ids);
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (String id : next.getOrDefault(open.remove(), Set.of())) {
                if (reached.add(id)) {
                    open.add(id);
                }
            }
        }
        return reached;
    }
}
