package io.github.migratemaven.revision.plan;

import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.HashSet;
import java.util.Set;

/** Which applied revisions go when a part of one line goes: what needs them goes too, what other lines stand on stays. */
public final class LineRemoval {
    private final RevisionGraph graph;
    private final Set<String> applied;

    LineRemoval(RevisionGraph graph, Set<String> applied) {
        this.graph = graph;
        this.applied = applied;
    }

    /**
     * @param back applied revisions to take back
     * @param kept applied revisions of the part that stay, since other lines stand on them
     */
    record Result(Set<String> back, Set<String> kept) {}

    Result wholeLine(Set<String> line) {
        return of(line, line);
    }

    /** @param part the revisions of the line that are to go, applied or not */
    Result of(Set<String> part, Set<String> line) {
        Set<String> wanted = new HashSet<>(part);
        wanted.retainAll(applied);
        Set<String> back = new HashSet<>();
        while (true) {
            Set<String> own = new HashSet<>(wanted);
            own.removeAll(stems(line, back));
            if (!back.addAll(needing(own))) {
                Set<String> kept = new HashSet<>(wanted);
                kept.removeAll(back);
                return new Result(back, kept);
            }
        }
    }

    /** The applied revisions among these, and those that need them. */
    Set<String> needing(Set<String> revisions) {
        Set<String> needing = new HashSet<>(graph.descendants(revisions));
        needing.retainAll(applied);
        return needing;
    }

    /** What the applied revisions outside the line stand on, those aside that go as well. */
    private Set<String> stems(Set<String> line, Set<String> going) {
        Set<String> others = new HashSet<>(applied);
        others.removeAll(line);
        others.removeAll(going);
        return graph.lineAncestors(others);
    }
}
